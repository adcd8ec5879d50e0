package io.orderlog.domain.agenda;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When somebody outside is asked again who has not answered. No two streams wait equally long, so
 * that whoever comes back does not meet all of them in one moment; how long each waits follows from
 * its id, because rules draw no random numbers.
 */
public final class AskAgain {

  private static final List<Duration> PAUSES = Stream.of(
      "PT1S", "PT5S", "PT30S", "PT2M", "PT10M", "PT30M", "PT2H", "PT6H")
      .map(Duration::parse).toList();
  private static final int SPREAD_PER_MILLE = 200;

  private AskAgain() {}

  /**
   * When to ask again; empty after the last attempt.
   *
   * @param transaction what was asked for
   * @param first number of the attempts since somebody wanted it last
   * @param failed the number of the attempt that failed
   * @param at when it did
   */
  public static Optional<Instant> at(
      String streamId, String transaction, int first, int failed, Instant at) {
    return at(PAUSES, streamId, transaction, first, failed, at);
  }

  /**
   * The same with other pauses.
   *
   * @param pauses behind each attempt, about
   */
  public static Optional<Instant> at(List<Duration> pauses, String streamId, String transaction,
      int first, int failed, Instant at) {
    int pause = failed - first;
    if (pause >= pauses.size()) {
      return Optional.empty();
    }
    // The hash of a text is laid down in its documentation, so every JDK has the same.
    int hash = (streamId + '/' + transaction + '/' + failed).hashCode();
    int perMille = 1000 - SPREAD_PER_MILLE + Math.floorMod(hash, 2 * SPREAD_PER_MILLE + 1);
    return Optional.of(at.plusMillis(pauses.get(pause).toMillis() * perMille / 1000));
  }
}
