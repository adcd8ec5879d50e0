package io.orderlog.eventlog.tally;

import io.orderlog.domain.CommandRules;

/** What can be asked of a tally. */
public sealed interface TallyCommand {

  /**
   * Let it grow.
   *
   * @param amount from 1 to {@link TallyDecider#LIMIT}
   */
  record Add(int amount) implements TallyCommand {
    public Add {
      new CommandRules()
          .require(amount >= 1 && amount <= TallyDecider.LIMIT, "amount",
              "must be from 1 to " + TallyDecider.LIMIT)
          .check();
    }
  }
}
