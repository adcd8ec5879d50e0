package io.orderlog.projections.database;

import java.time.Duration;

/**
 * How long is waited for a database. Without bounds, a thread that has asked one that vanishes
 * without a word waits for ever.
 *
 * @param connection for a connection that is alive
 * @param validation for an idle connection to say that it is; less, so that a thread that waits for
 *     one gets past one that is dead
 * @param answer for each answer
 */
record Patience(Duration connection, Duration validation, Duration answer) {

  /** Of somebody who waits for an answer from us. */
  static final Patience OF_QUERIES =
      new Patience(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(3));

  /** Of those who change read models: longer than anybody waits for a locked row. */
  static final Patience OF_CHANGES =
      new Patience(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(20));

  /** Where one statement goes over all rows of a read model. */
  static final Patience OF_LONG_WORK =
      new Patience(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofHours(1));
}
