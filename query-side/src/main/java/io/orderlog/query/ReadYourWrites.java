package io.orderlog.query;

import io.javalin.http.Context;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.http.Problem;
import io.orderlog.http.ProblemException;
import io.orderlog.projections.readmodel.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a client see what it wrote: a query with the {@code Consistency-Token} of a command is answered
 * from a read model that has applied that command's events, or not at all. Kafka delivers a partition
 * in offset order, so one position stands for everything before it. Thread-safe.
 */
final class ReadYourWrites {

  private static final Duration PAUSE = Duration.ofMillis(5);

  private final InstantSource clock;
  private final Duration patience;

  /**
   * @param patience how long a query may wait for the read model
   */
  ReadYourWrites(InstantSource clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * The answer to the query, at least as new as the request's token if it has one.
   *
   * @throws ProblemException 400 if the token is none, 503 if the read model is still behind it
   */
  <T> Snapshot<T> answer(Context context, Supplier<Snapshot<T>> query) {
    LogPosition token = token(context);
    Instant deadline = clock.instant().plus(patience);
    Snapshot<T> snapshot = query.get();
    while (token != null && !snapshot.includes(token)) {
      if (!snapshot.nextOffsets().containsKey(token.partition())) {
        throw invalidToken();
      }
      if (clock.instant().isAfter(deadline)) {
        throw new ProblemException(Problem.unavailable("read-model-behind",
            "The read model is not that far yet", "Position " + token
                + " is not in the read model yet; it is at " + snapshot.nextOffsets()));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      snapshot = query.get();
    }
    return snapshot;
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
}
