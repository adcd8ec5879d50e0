package io.orderlog.faults.shop.check;

import io.orderlog.domain.product.Offer;
import io.orderlog.domain.product.ProductCommand;
import io.orderlog.domain.product.ProductEvent;
import io.orderlog.faults.shop.ShopLog;
import io.orderlog.faults.shop.ShopLog.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How each article was offered, and when a cart may have seen it so: from when the offer was first
 * asked for, until a while after somebody was told of a later one.
 */
final class PastOffers {

  private record Seen(Offer offer, Moments moments) {}

  private static final List<Seen> NEVER_LISTED =
      List.of(new Seen(new Offer.AtAnyPrice(), Moments.ALL));

  private final Map<String, List<Seen>> bySku = new HashMap<>();

  /** @param behind how long that while is at most */
  PastOffers(ShopLog<ProductCommand, ?, ProductEvent, ?> products, Duration behind) {
    Map<String, Moments> asked = Moments.ofCommands(products.attempts());
    products.streams().forEach(
        sku -> bySku.put(sku, seen(products.toldOf(sku), asked, behind.toNanos())));
  }

  private static List<Seen> seen(
      List<Told<ProductEvent>> events, Map<String, Moments> asked, long behind) {
    List<Seen> seen = new ArrayList<>();
    long to = Moments.FOREVER;
    for (Told<ProductEvent> each : events.reversed()) {
      Moments written = asked.getOrDefault(each.logged().commandId(), Moments.ALL);
      seen.add(new Seen(Offer.after(each.event()), new Moments(written.from(), to)));
      if (written.to() != Moments.FOREVER) {
        to = Math.min(to, written.to() + behind);
      }
    }
    seen.add(new Seen(new Offer.AtAnyPrice(), new Moments(Long.MIN_VALUE, to)));
    return seen;
  }

  /** All that a cart may have seen of an article in these moments. */
  List<Offer> in(Moments moments, String sku) {
    return bySku.getOrDefault(sku, NEVER_LISTED).stream()
        .filter(each -> each.moments().meet(moments)).map(Seen::offer).toList();
  }
}
