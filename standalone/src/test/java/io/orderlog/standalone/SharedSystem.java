package io.orderlog.standalone;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One running system for all tests of this module that neither stop it nor count what is in it,
 * handed to every test that has an {@link InnerSystem} parameter. Stopped when the last test is
 * done.
 */
public final class SharedSystem implements ParameterResolver {

  /** Nobody but {@link RiskTest} has francs, or so many orders. */
  private static final Map<String, String> SETTINGS = Map.of("ORDERLOG_RISK_RULES",
      "customer: 100 in 24h, 20.00 CHF in 24h; address: no limit; method: no limit");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == InnerSystem.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot().getStore(Namespace.create(SharedSystem.class))
        .computeIfAbsent(InnerSystem.class, _ -> InnerSystem.start(SETTINGS), InnerSystem.class);
  }
}
