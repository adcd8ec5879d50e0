package io.orderlog.simulators.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A webhook that is owed.
 *
 * @param id the same for each time it is sent
 * @param nextAt when it is sent next
 * @param attempts that were in vain
 * @param copies how often it is still to arrive
 */
public record Notice(String id, String body, Instant nextAt, int attempts, int copies) {

  /** How long to wait after each attempt in vain; after the last one it is given up. */
  static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5),
      Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10),
      Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(6), Duration.ofHours(12),
      Duration.ofHours(24));

  /** Whether it is owed no more. */
  public boolean isOver() {
    return copies == 0;
  }

  /** It has arrived once. */
  Notice arrived() {
    return new Notice(id, body, nextAt, 0, copies - 1);
  }

  /** It has not arrived. */
  Notice failed(Instant now) {
    return attempts < PAUSES.size()
        ? new Notice(id, body, now.plus(PAUSES.get(attempts)), attempts + 1, copies)
        : new Notice(id, body, nextAt, attempts, 0);
  }
}
