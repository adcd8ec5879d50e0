package io.orderlog.standalone.demo;

import io.orderlog.standalone.demo.SampleShop.Played;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What to look at after the sample traffic. */
final class Curls {

  private Curls() {}

  /** Three queries for the order that went through most. */
  static String worthTrying(URI queries, List<Played> played) {
    Played longest = played.stream()
        .max(Comparator.comparingLong(order -> order.last().version())).orElseThrow();
    return String.format(Locale.ROOT, """

        Worth trying:

          curl -s '%1$s/orders/%2$s' -H 'Consistency-Token: %3$s'
          curl -s '%1$s/orders/%2$s/history'
          curl -s '%1$s/orders?customerId=%4$s&status=DELIVERED&limit=5'
        """, queries, longest.last().orderId(), longest.last().token(),
        longest.story().customerId());
  }
}
