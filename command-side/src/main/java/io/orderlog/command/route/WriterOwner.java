package io.orderlog.command.route;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where the writer of a stream is. */
public sealed interface WriterOwner {

  /** In this process, or it will be soon. */
  record Here() implements WriterOwner {}

  /**
   * In another process.
   *
   * @param url where that process takes commands
   * @param secret by which it believes that a command was sent on to it; a process of an earlier
   *     version has none
   */
  record Elsewhere(URI url, @Nullable String secret) implements WriterOwner {

    /** Without the secret. */
    @Override
    public String toString() {
      return "Elsewhere[" + url + "]";
    }
  }

  /**
   * Nobody knows at present.
   *
   * @param reason to fit behind "because"
   */
  record Nobody(String reason) implements WriterOwner {}
}
