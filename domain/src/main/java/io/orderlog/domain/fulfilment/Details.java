package io.orderlog.domain.fulfilment;

import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.order.OrderLine;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What was checked out, and until when it has to be paid. */
public record Details(PostalAddress address, Currency currency, List<OrderLine> lines,
    long totalMinor, String method, Instant payBy) {

  public Details {
    lines = List.copyOf(lines);
  }

  public Set<String> skus() {
    return lines.stream().map(OrderLine::sku).collect(Collectors.toUnmodifiableSet());
  }

  /** The lines of all articles but these. */
  public List<OrderLine> linesBut(List<String> skus) {
    return lines.stream().filter(line -> !skus.contains(line.sku())).toList();
  }

  Details with(String otherMethod) {
    return new Details(address, currency, lines, totalMinor, otherMethod, payBy);
  }

  public boolean isFree() {
    return totalMinor == 0;
  }
}
