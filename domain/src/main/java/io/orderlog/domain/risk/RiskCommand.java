package io.orderlog.domain.risk;

import io.orderlog.domain.CommandRules;
import io.orderlog.domain.InvalidCommandException;
import java.util.Currency;

/**
 * What can be asked of a subject. A command that exists keeps all rules that can be checked without
 * knowing the subject: every constructor throws {@link InvalidCommandException} otherwise.
 */
public sealed interface RiskCommand {

  int MAX_TEXT_LENGTH = 255;

  /**
   * What is to become of this order; never refused, and the same whenever it is asked again while
   * the order is known.
   *
   * @param subject that this is asked of
   * @param amountMinor in minor units of the currency
   */
  record Assess(RiskSubject subject, String orderId, long amountMinor, Currency currency)
      implements RiskCommand {}

  /** Let nothing of it pass. */
  record Block(String reason) implements RiskCommand {
    public Block {
      new CommandRules().requireText(reason, MAX_TEXT_LENGTH, "reason").check();
    }
  }

  /** Count it as any other. */
  record Unblock(String reason) implements RiskCommand {
    public Unblock {
      new CommandRules().requireText(reason, MAX_TEXT_LENGTH, "reason").check();
    }
  }
}
