package io.orderlog.query;

import io.javalin.http.Context;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.http.Problem;
import io.orderlog.http.ProblemException;
import io.orderlog.projections.readmodel.ConsistencyWait;
import io.orderlog.projections.readmodel.Snapshot;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a client see what it wrote: a query with the {@code Consistency-Token} of a command is
 * answered from a read model that has applied that command's events, or not at all. Kafka delivers
 * a partition in offset order, so one position stands for everything before it. Thread-safe.
 */
final class ReadYourWrites {

  private final ConsistencyWait wait;
  private final Duration patience;

  /**
   * @param wait for the read model that is asked
   * @param patience how long a query may wait
   */
  ReadYourWrites(ConsistencyWait wait, Duration patience) {
    this.wait = wait;
    this.patience = patience;
  }

  /**
   * The answer to the query, at least as new as the request's token if it has one.
   *
   * @throws ProblemException 400 if the token is none, 503 if the read model is still behind it
   */
  <T> Snapshot<T> answer(Context context, Supplier<Snapshot<T>> query) {
    LogPosition token = token(context);
    Snapshot<T> now = query.get();
    if (token == null || now.includes(token)) {
      return now;
    }
    if (!now.nextOffsets().containsKey(token.partition())) {
      throw invalidToken();
    }
    if (isApplied(token)) {
      Snapshot<T> then = query.get();
      // Not so if the read model was meanwhile rebuilt from another log.
      if (then.includes(token)) {
        return then;
      }
    }
    throw behind(token);
  }

  private boolean isApplied(LogPosition token) {
    try {
      return wait.await(token, patience);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static @Nullable LogPosition token(Context context) {
    String header = context.header("Consistency-Token");
    return header == null
        ? null
        : LogPosition.parse(header).orElseThrow(ReadYourWrites::invalidToken);
  }

  private static ProblemException invalidToken() {
    return new ProblemException(Problem.invalidRequest("Consistency-Token",
        "must be what a command or query of this system answered, as in 3@1742"));
  }

  private static ProblemException behind(LogPosition token) {
    return new ProblemException(Problem.unavailable("read-model-behind",
        "The read model is not that far yet",
        "The read model has not applied the event at " + token + " yet; try again soon"));
  }
}
