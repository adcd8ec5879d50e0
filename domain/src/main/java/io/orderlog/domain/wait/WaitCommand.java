package io.orderlog.domain.wait;

import io.orderlog.domain.CommandRules;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.contact.ContactRules;

/**
 * What can be asked of a waiting list. A command that exists keeps all rules that can be checked
 * without knowing the list: every constructor throws {@link InvalidCommandException} otherwise.
 */
public sealed interface WaitCommand {

  /**
   * Tell this address when there is something again.
   *
   * @param waitId a UUID in its canonical form, another one for each command
   */
  record Join(String waitId, String email) implements WaitCommand {
    public Join {
      CommandRules rules = rules(waitId);
      ContactRules.requireEmail(rules, email, "email");
      rules.check();
    }
  }

  /** Do not tell it any more. */
  record Leave(String waitId) implements WaitCommand {
    public Leave {
      rules(waitId).check();
    }
  }

  /**
   * So many can be reserved; never rejected, because what is known of the stock has to be what was
   * said last.
   *
   * @param available not negative
   */
  record HearStock(long available) implements WaitCommand {
    public HearStock {
      new CommandRules().require(available >= 0, "available", "must not be negative").check();
    }
  }

  /** There is still something, and somebody has waited on for long enough. No client asks it. */
  record TellMore() implements WaitCommand {}

  private static CommandRules rules(String waitId) {
    return new CommandRules().require(WaitId.isCanonical(waitId), "waitId",
        "must be a UUID in lower case");
  }
}
