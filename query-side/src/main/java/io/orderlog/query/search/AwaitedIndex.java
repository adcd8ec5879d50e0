package io.orderlog.query.search;

import io.javalin.http.Context;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.query.freshness.Freshness;
import io.orderlog.query.freshness.ReadYourWrites;
import io.orderlog.search.Found;
import io.orderlog.search.Searched;
import java.util.List;

/** An index that is asked when it has what the client has written. Thread-safe. */
final class AwaitedIndex<T extends Searched> {

  private final FollowedIndex<?, T> index;
  private final ReadYourWrites awaited;

  AwaitedIndex(FollowedIndex<?, T> index, Freshness freshness) {
    this.index = index;
    this.awaited = freshness.awaiting(index.kind().log(),
        () -> index.place().orElseThrow(this::unavailable));
  }

  /** Whether it can be asked. */
  boolean answers() {
    return index.answers();
  }

  /**
   * What fits best, at least as new as the request's tokens of its log.
   *
   * @throws ProblemException 503 if there is no index, or it is behind a token
   */
  Snapshot<List<Found.One<T>>> search(Context context, String text, int limit) {
    return awaited.answer(
        context, () -> index.search(text, limit).orElseThrow(this::unavailable));
  }

  private ProblemException unavailable() {
    return new ProblemException(Problem.unavailable("search-unavailable",
        "Nothing can be searched", "There is no index of " + index.kind().log().nouns()
            + " here at present. Try again soon; /health/ready tells more"));
  }
}
