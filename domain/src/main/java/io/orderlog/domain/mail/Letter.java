package io.orderlog.domain.mail;

import io.orderlog.domain.order.OrderLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be sent.
 *
 * @param mailId names it for the receiver's server as well
 * @param orderId empty if it is about no order
 * @param to an e-mail address, as it was given
 * @param name of the receiver, or the address if nobody knows it
 * @param locale the language, as BCP 47 has it
 * @param data what {@link Template#keys} names
 * @param lines of the order, if the template tells of them
 * @param about when that happened of which it tells
 */
public record Letter(String mailId, String orderId, Template template, String to, String name,
    String locale, Map<String, String> data, List<OrderLine> lines, Instant about) {

  /** The language that there are texts in. */
  public static final String ENGLISH = "en";

  /** Whoever has not heard of it by then need not any more. */
  private static final Duration WORTH_SENDING = Duration.ofDays(3);

  public Letter {
    data = sorted(data);
    lines = List.copyOf(lines);
  }

  /** When it is not sent any more. */
  public Instant until() {
    return about.plus(WORTH_SENDING);
  }

  /** The same in the order of its keys, in which it is written. */
  static Map<String, String> sorted(Map<String, String> data) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(data));
  }
}
