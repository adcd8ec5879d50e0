package io.orderlog.simulators.payment;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a call, a customer or time has done to a payment.
 *
 * @param operation the one that was asked for
 * @param news what callers are told of it
 */
record Step(Payment after, @Nullable Operation operation, List<News> news) {

  Step {
    news = List.copyOf(news);
  }

  enum Happening {
    AUTHORISED, DECLINED, CAPTURED, REFUNDED, VOIDED, CHARGED_BACK;

    /** As webhooks name it. */
    String written() {
      return "payment." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Something that has happened to money, or will not.
   *
   * @param amount in minor units
   */
  record News(Happening type, long amount, @Nullable Operation operation) {}

  static Step quiet(Payment after, @Nullable Operation operation) {
    return new Step(after, operation, List.of());
  }

  static Step telling(Payment after, Happening type, long amount, @Nullable Operation operation) {
    return new Step(after, operation, List.of(new News(type, amount, operation)));
  }
}
