package io.orderlog.command.mail.text;

import io.orderlog.domain.mail.Letter;
import io.orderlog.domain.mail.MailData;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderLine;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a letter tells, as people read it, the same on every machine: amounts as {@code 19.90 EUR},
 * times as {@code 23 November 2026, 12:15 UTC}.
 *
 * @param texts by the names that stand in the texts of mails, in one line each
 * @param lines of the order
 */
record MailValues(Map<String, String> texts, List<OrderLine> lines) {

  private static final DateTimeFormatter TIME = DateTimeFormatter
      .ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  static MailValues of(Letter letter) {
    Map<String, String> texts = new HashMap<>();
    texts.put("name", letter.name());
    texts.put("order", letter.orderId());
    Map<String, String> data = letter.data();
    put(texts, "carrier", Optional.ofNullable(data.get(MailData.CARRIER)));
    put(texts, "trackingNumber", Optional.ofNullable(data.get(MailData.TRACKING_NUMBER)));
    put(texts, "sku", Optional.ofNullable(data.get(MailData.SKU)));
    put(texts, "payBy", Optional.ofNullable(data.get(MailData.PAY_BY)).flatMap(MailValues::time));
    put(texts, "amount", amount(data));
    put(texts, "reason", Optional.ofNullable(data.get(MailData.REASON)).map(MailValues::reason));
    texts.replaceAll((_, text) -> text.replaceAll("[\\p{Cntrl}\\s]+", " "));
    return new MailValues(texts, letter.lines());
  }

  private static void put(Map<String, String> texts, String name, Optional<String> value) {
    value.ifPresent(text -> texts.put(name, text));
  }

  private static Optional<String> amount(Map<String, String> data) {
    return Optional.ofNullable(data.get(MailData.CURRENCY)).flatMap(Money::currency)
        .flatMap(currency -> Optional.ofNullable(data.get(MailData.AMOUNT_MINOR))
            .filter(digits -> digits.matches("[0-9]{1,18}"))
            .map(digits -> new Money(Long.parseLong(digits), currency).toString()));
  }

  private static Optional<String> time(String text) {
    try {
      return Optional.of(TIME.format(Instant.parse(text)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** The rest is nobody's business but the shop's. */
  private static String reason(String cause) {
    return switch (cause) {
      case "CANCELLED" -> "It was cancelled as was asked.";
      case "OUT_OF_STOCK" -> "We are sorry: not all of it is in stock any more.";
      case "NOT_PAID_IN_TIME" -> "It was not paid in time.";
      default -> "We are sorry.";
    };
  }

  String plainLines() {
    return lines.stream().map(line -> line.quantity() + " x " + line.sku())
        .collect(Collectors.joining("\n"));
  }

  String htmlLines() {
    return lines.stream()
        .map(line -> "<li>" + line.quantity() + " x " + MailTexts.escape(line.sku()) + "</li>")
        .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>\n"));
  }
}
