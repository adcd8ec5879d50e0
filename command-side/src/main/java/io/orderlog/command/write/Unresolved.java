package io.orderlog.command.write;

import io.orderlog.command.CommandOutcome;
import io.orderlog.command.memory.StreamStore;
import org.jspecify.annotations.Nullable;

/**
 * The batch, if there is one, of which nobody knows whether it is in the log. Those who wait for it
 * are answered once. Used by one thread.
 */
final class Unresolved<C, S, E, R> {

  private @Nullable GroupCommit<C, S, E, R> commit;

  /** What became of this one is not known. */
  void add(GroupCommit<C, S, E, R> unknown) {
    commit = unknown;
  }

  /** The log was read to its end: what it does not hold, it will never hold. */
  void resolve(StreamStore<S, E> fromLog) {
    if (commit != null) {
      commit.answerFromLog(fromLog, new CommandOutcome.NotWritten<>("the log did not take it"));
      commit = null;
    }
  }

  /** Another process writes now, and may have found it in the log. */
  void leaveToNextWriter() {
    if (commit != null) {
      commit.answerFenced("another process has taken over");
      commit = null;
    }
  }

  /** Nobody here will find out. */
  void giveUp(String reason) {
    if (commit != null) {
      commit.answerAll(new CommandOutcome.Unknown<>(reason));
      commit = null;
    }
  }
}
