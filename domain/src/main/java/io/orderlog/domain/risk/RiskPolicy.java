package io.orderlog.domain.risk;

import io.orderlog.domain.risk.RiskRules.Limit;
import io.orderlog.domain.risk.RiskSubject.Kind;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who is asked about each order, and by which rules.
 *
 * @param rules for each kind of subject that is asked
 */
public record RiskPolicy(Map<Kind, RiskRules> rules) {

  /** Nobody is asked, and no order waits for anybody. */
  public static final RiskPolicy NONE = new RiskPolicy(Map.of());

  private static final Pattern BETWEEN_KINDS = Pattern.compile(";");

  public RiskPolicy {
    rules = Map.copyOf(rules);
  }

  /**
   * The policy that a text says: the kinds with semicolons between, each with its rules behind a
   * colon, as in {@code customer: 5 in 1h, 500 EUR in 1h; method: no limit}.
   *
   * @throws IllegalArgumentException with the reason, if it says none
   */
  public static RiskPolicy parse(String text) {
    Map<Kind, RiskRules> rules = new EnumMap<>(Kind.class);
    for (String each : BETWEEN_KINDS.split(text, -1)) {
      int colon = each.indexOf(':');
      Kind kind = Kind.of(each.substring(0, Math.max(0, colon)).strip()).orElseThrow(
          () -> new IllegalArgumentException("'" + each.strip()
              + "' does not begin with customer:, address: or method:"));
      if (rules.put(kind, rules(each.substring(colon + 1))) != null) {
        throw new IllegalArgumentException(kind.word() + " stands there twice");
      }
    }
    return new RiskPolicy(rules);
  }

  /** Of two limits of the same, only one would ever count, and nobody writes both on purpose. */
  private static RiskRules rules(String text) {
    RiskRules rules = RiskRules.parse(text);
    Set<String> limited = new HashSet<>();
    for (Limit limit : rules.limits()) {
      if (!limited.add(limit.what())) {
        throw new IllegalArgumentException(
            "'" + limit.text() + "' is the second limit of " + limit.what());
      }
    }
    return rules;
  }

  /** The kinds of subjects that are asked. */
  public Set<Kind> asked() {
    return rules.keySet();
  }

  /** The rules for subjects of this kind; those that were asked elsewhere have none here. */
  public RiskRules of(Kind kind) {
    return rules.getOrDefault(kind, RiskRules.NONE);
  }

  /** In the order of the kinds, which is the same for every process. */
  public List<Kind> inOrder() {
    return asked().stream().sorted().toList();
  }
}
