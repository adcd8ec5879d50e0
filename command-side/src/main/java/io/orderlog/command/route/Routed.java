package io.orderlog.command.route;

import io.orderlog.command.CommandOutcome;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Where a command has come to.
 *
 * @param <R> reasons for a rejection
 */
public sealed interface Routed<R> {

  /**
   * To its writer, which is in this process.
   *
   * @param outcome completes when it is known
   */
  record Here<R>(CompletableFuture<CommandOutcome<R>> outcome) implements Routed<R> {}

  /** No further than this process. */
  sealed interface NotHere<R> extends Routed<R> {}

  /**
   * No further than this process; its writer is in another one.
   *
   * @param url where that process takes commands
   * @param secret by which it believes that a command was sent on to it; a process of an earlier
   *     version has none
   */
  record Elsewhere<R>(URI url, @Nullable String secret) implements NotHere<R> {

    /** A path of that process, which begins with a slash. */
    public URI at(String path) {
      String base = url.toString();
      return URI.create(
          (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "Elsewhere[" + url + "]";
    }
  }

  /**
   * No further than this process; nobody knows at present where its writer is.
   *
   * @param reason to fit after "because"
   */
  record Nobody<R>(String reason) implements NotHere<R> {}
}
