package io.orderlog.command.risk;

import io.orderlog.domain.risk.RiskPolicy;
import io.orderlog.settings.Environment;
import io.orderlog.settings.Setting;

/** The rules by which orders are asked about, as the setting has them. */
public final class RiskSettings {

  /** What holds if nothing is set. */
  public static final String USUAL = Setting.RISK_RULES.defaultValue().orElseThrow();

  private static final String NONE = "none";

  private RiskSettings() {}

  /** What is set, if it can be read; mistakes are for the environment's check to tell. */
  public static String rules(Environment environment) {
    String rules = environment.text(Setting.RISK_RULES).orElse(USUAL);
    try {
      RiskPolicy _ = policy(rules);
      return rules;
    } catch (IllegalArgumentException notRules) {
      environment.refuse(Setting.RISK_RULES, rules, notRules.getMessage()
          + "; allowed are none, or rules such as 'customer: 5 in 1h, 500 EUR in 1h; method: no"
          + " limit'");
      return USUAL;
    }
  }

  /**
   * What such a text says.
   *
   * @throws IllegalArgumentException with the reason, if it says nothing
   */
  public static RiskPolicy policy(String rules) {
    return rules.equals(NONE) ? RiskPolicy.NONE : RiskPolicy.parse(rules);
  }
}
