package io.orderlog.faults.traffic;

import io.orderlog.domain.order.OrderCommand;
import io.orderlog.faults.history.Answer;
import io.orderlog.faults.history.Request;

/** Sends a request once to one of the command sides. Thread-safe. */
@FunctionalInterface
public interface CommandSender {

  /**
   * Waits for the answer; never throws for what the network or the server does.
   *
   * @param target which command side; any number, they are counted round
   */
  Answer send(Request<OrderCommand> request, int target) throws InterruptedException;
}
