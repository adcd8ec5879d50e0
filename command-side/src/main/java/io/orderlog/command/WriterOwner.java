package io.orderlog.command;

import java.net.URI;

/** Where the writer of a stream is. */
public sealed interface WriterOwner {

  /** In this process, or it will be soon. */
  record Here() implements WriterOwner {}

  /**
   * In another process.
   *
   * @param url where that process takes commands
   */
  record Elsewhere(URI url) implements WriterOwner {}

  /**
   * Nobody knows at present.
   *
   * @param reason to fit behind "because"
   */
  record Nobody(String reason) implements WriterOwner {}
}
