package io.orderlog.eventlog.ride;

import io.orderlog.domain.CommandRules;

/** What can be asked of a ride. */
public sealed interface RideCommand {

  /** Wanted by this passenger. */
  record Request(String passenger, String from, String to) implements RideCommand {
    public Request {
      new CommandRules()
          .require(!passenger.isBlank(), "passenger", "must not be blank")
          .require(!from.isBlank(), "from", "must not be blank")
          .require(!to.isBlank(), "to", "must not be blank")
          .check();
    }
  }

  /** This driver takes it. */
  record Accept(String driver) implements RideCommand {
    public Accept {
      new CommandRules().require(!driver.isBlank(), "driver", "must not be blank").check();
    }
  }

  /** This driver does not take it after all. */
  record GiveUp(String driver) implements RideCommand {}

  /** This driver has arrived. */
  record Complete(String driver) implements RideCommand {}
}
