package io.orderlog.domain.fulfilment;

import java.time.Duration;

/**
 * How long a process waits.
 *
 * @param gathering for stock and order
 * @param payment for the customer's money
 * @param holdLonger for how long goods are held when the time to pay is over
 * @param answers for anything else that other aggregates answer at once
 * @param handOver for the carrier to come
 * @param delivery for the parcel to arrive
 * @param returnable for the customer to send it back
 * @param reminder until somebody is told again that it is stuck
 */
public record FulfilmentTimes(Duration gathering, Duration payment, Duration holdLonger,
    Duration answers, Duration handOver, Duration delivery, Duration returnable,
    Duration reminder) {

  /** What most shops want. */
  public static FulfilmentTimes usual() {
    return new FulfilmentTimes(Duration.ofMinutes(2), Duration.ofMinutes(15),
        Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofDays(3), Duration.ofDays(30),
        Duration.ofDays(30), Duration.ofDays(1));
  }

  /** The same with so much time to pay. */
  public FulfilmentTimes paidWithin(Duration time) {
    return new FulfilmentTimes(gathering, time, holdLonger, answers, handOver, delivery,
        returnable, reminder);
  }
}
