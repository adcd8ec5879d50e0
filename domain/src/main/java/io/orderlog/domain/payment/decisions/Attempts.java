package io.orderlog.domain.payment.decisions;

import io.orderlog.domain.payment.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When the provider is asked again that has not answered. No two orders wait equally long, so that
 * a provider that comes back does not meet all of them in one moment; how long each waits follows
 * from its id, because rules draw no random numbers.
 */
final class Attempts {

  private static final List<Duration> PAUSES = Stream.of(
      "PT1S", "PT5S", "PT30S", "PT2M", "PT10M", "PT30M", "PT2H", "PT6H")
      .map(Duration::parse).toList();
  private static final int SPREAD_PER_MILLE = 200;

  private Attempts() {}

  /**
   * When to ask again; empty after the last attempt.
   *
   * @param failed the number of the attempt that failed
   */
  static Optional<Instant> retryAt(String orderId, Transaction transaction, int failed,
      Instant at) {
    int pause = failed - transaction.first();
    if (pause >= PAUSES.size()) {
      return Optional.empty();
    }
    // The hash of a text is laid down in its documentation, so every JDK has the same.
    int hash = (orderId + '/' + transaction.txId() + '/' + failed).hashCode();
    int perMille = 1000 - SPREAD_PER_MILLE + Math.floorMod(hash, 2 * SPREAD_PER_MILLE + 1);
    return Optional.of(at.plusMillis(PAUSES.get(pause).toMillis() * perMille / 1000));
  }
}
