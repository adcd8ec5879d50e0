package io.orderlog.query.freshness;

import io.javalin.http.Context;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.ConsistencyToken;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.request.HeaderFields;
import io.orderlog.projections.readmodel.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a client see what it wrote: a query with the {@code Consistency-Token} of a command is
 * answered from a read model that has applied that command's events, or not at all. Kafka delivers
 * a partition in offset order, so one position covers everything before it. Tokens of other logs
 * do not concern it: a client may hand on all that it has. Thread-safe.
 */
public final class ReadYourWrites {

  private static final String HEADER = "Consistency-Token";

  private final ConsistencyWait wait;
  private final AggregateLog<?> log;
  private final Duration patience;

  /**
   * @param wait for the read model that is asked
   * @param log that the read model is made of
   * @param patience how long a query may wait
   */
  ReadYourWrites(ConsistencyWait wait, AggregateLog<?> log, Duration patience) {
    this.wait = wait;
    this.log = log;
    this.patience = patience;
  }

  /**
   * The answer to the query, at least as new as the request's tokens if it has some.
   *
   * @throws ProblemException 400 if one is no token, 503 if the read model is still behind one
   */
  public <T> Snapshot<T> answer(Context context, Supplier<Snapshot<T>> query) {
    List<LogPosition> tokens = tokens(context);
    Snapshot<T> now = query.get();
    if (missing(now, tokens).isEmpty()) {
      return now;
    }
    if (!tokens.stream().map(LogPosition::partition)
        .allMatch(now.nextOffsets().partitions()::contains)) {
      throw invalidToken();
    }
    awaitAll(tokens);
    Snapshot<T> then = query.get();
    missing(then, tokens).ifPresent(token -> {
      throw behind(token);
    });
    return then;
  }

  /**
   * Tells a client with which token it sees at least as much again as it sees now; besides those of
   * other logs, if the answer has more than one.
   */
  public void tell(Context context, Snapshot<?> snapshot, LogPosition event) {
    // How far the read model is in the partition of the event.
    long next = Math.max(snapshot.nextOffsets().of(event.partition()), event.offset() + 1);
    ConsistencyToken token =
        ConsistencyToken.of(log, new LogPosition(event.partition(), next - 1));
    @Nullable
    String others = context.res().getHeader(HEADER);
    context.header(HEADER, others == null ? token.toString() : others + ", " + token);
  }

  /** One that the snapshot does not have. */
  private static Optional<LogPosition> missing(Snapshot<?> snapshot, List<LogPosition> tokens) {
    return tokens.stream().filter(token -> !snapshot.includes(token)).findFirst();
  }

  /** Returns when they are applied or patience is over; what the query then says is what counts. */
  private void awaitAll(List<LogPosition> tokens) {
    try {
      boolean _ = wait.await(tokens, patience);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** Of several commands, a client may hand on all; of two in one partition the later counts. */
  private List<LogPosition> tokens(Context context) {
    List<ConsistencyToken> tokens = HeaderFields.list(context, HEADER).stream()
        .map(token -> ConsistencyToken.parse(token).orElseThrow(ReadYourWrites::invalidToken))
        .toList();
    if (tokens.isEmpty() && HeaderFields.has(context, HEADER)) {
      throw invalidToken();
    }
    return tokens.stream().filter(token -> token.log().equals(log.name()))
        .map(ConsistencyToken::position).toList();
  }

  private static ProblemException invalidToken() {
    return HeaderFields.invalid(HEADER,
        "must be what commands or queries of this system answered, as in 3@1742 or orders:3@1742,"
            + " stock:4@7");
  }

  private ProblemException behind(LogPosition token) {
    return new ProblemException(Problem.unavailable("read-model-behind",
        "The read model is not that far yet",
        "The read model has not applied the event at " + ConsistencyToken.of(log, token)
            + " yet; try again soon"));
  }
}
