package io.orderlog.domain.fulfilment;

import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.order.OrderLine;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was checked out, and until when it has to be paid.
 *
 * @param email to which mails about it go
 */
public record Details(String email, PostalAddress address, Currency currency,
    List<OrderLine> lines, long totalMinor, String method, Instant payBy) {

  public Details {
    lines = List.copyOf(lines);
  }

  /** The same for those who send no mails. */
  public static Details withoutEmail(PostalAddress address, Currency currency,
      List<OrderLine> lines, long totalMinor, String method, Instant payBy) {
    return new Details("", address, currency, lines, totalMinor, method, payBy);
  }

  public Set<String> skus() {
    return lines.stream().map(OrderLine::sku).collect(Collectors.toUnmodifiableSet());
  }

  /** The lines of all articles but these. */
  public List<OrderLine> linesBut(List<String> skus) {
    return lines.stream().filter(line -> !skus.contains(line.sku())).toList();
  }

  Details with(String otherMethod) {
    return new Details(email, address, currency, lines, totalMinor, otherMethod, payBy);
  }

  public boolean isFree() {
    return totalMinor == 0;
  }
}
