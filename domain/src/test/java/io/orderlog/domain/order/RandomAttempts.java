package io.orderlog.domain.order;

import static io.orderlog.domain.order.Attempt.always;
import static io.orderlog.domain.order.Attempt.byProcess;
import static io.orderlog.domain.order.Attempt.byWhoeverDrives;
import static io.orderlog.domain.order.Attempt.leadOn;
import static io.orderlog.domain.order.Attempt.payment;
import static io.orderlog.domain.order.Attempt.quantityChange;
import static io.orderlog.domain.order.OrderCommand.MAX_QUANTITY;

import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderCommand.DeliverOrder;
import io.orderlog.domain.order.OrderCommand.PlaceEntrusted;
import io.orderlog.domain.order.OrderCommand.PlaceOrder;
import io.orderlog.domain.order.OrderCommand.ReturnOrder;
import io.orderlog.domain.order.OrderCommand.ShipOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Draws what a client tries with one order, a good part of which leads the order on. */
record RandomAttempts(RandomGenerator random) {

  private static final int MOST_ATTEMPTS = 40;
  private static final List<String> ARTICLES = List.of("tea", "cup", "pot");
  private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD");
  private static final int MOST_PIECES = 1000;
  private static final long HIGHEST_PRICE = Money.MAX_MINOR_UNITS / ARTICLES.size() / MOST_PIECES;
  private static final List<UnaryOperator<BigDecimal>> AMOUNTS = List.of(
      total -> total,
      BigDecimal::stripTrailingZeros,
      total -> total.setScale(total.scale() + 1),
      total -> total.add(total.ulp()),
      total -> total.subtract(total.ulp()).max(BigDecimal.ZERO),
      _ -> BigDecimal.ZERO,
      _ -> new BigDecimal("1e2147483647"));

  List<Attempt> sequence() {
    return Stream.generate(this::attempt).limit(random.nextInt(MOST_ATTEMPTS + 1)).toList();
  }

  private Attempt attempt() {
    return switch (random.nextInt(20)) {
      case 0, 1 -> byProcess(plainAttempt());
      case 2, 3 -> byWhoeverDrives(plainAttempt());
      default -> plainAttempt();
    };
  }

  private Attempt plainAttempt() {
    return switch (random.nextInt(18)) {
      case 0, 1 -> leadOn(placement());
      case 2 -> leadOn(new PlaceEntrusted(placement()));
      case 3 -> always(random.nextInt(4) == 0
          ? new PlaceEntrusted(placement())
          : placement());
      case 4, 5 -> payment(oneOf(AMOUNTS));
      case 6 -> always(new ShipOrder("DHL", "parcel-1"));
      case 7 -> always(new DeliverOrder());
      case 8 -> always(new CancelOrder("changed my mind"));
      case 9 -> always(new ReturnOrder("wrong colour"));
      default -> quantityChange(random.nextInt(ARTICLES.size() + 1), newQuantity());
    };
  }

  private PlaceOrder placement() {
    List<String> articles = new ArrayList<>(ARTICLES);
    Collections.shuffle(articles, random);
    List<OrderLine> lines = articles.stream().limit(random.nextInt(1, ARTICLES.size() + 1))
        .map(article -> new OrderLine(article, random.nextInt(1, MOST_PIECES + 1), price()))
        .toList();
    return new PlaceOrder("ada", Currency.getInstance(oneOf(CURRENCIES)), lines);
  }

  private long price() {
    return oneOf(List.of(
        0L, random.nextLong(10_000), random.nextLong(HIGHEST_PRICE), HIGHEST_PRICE));
  }

  private int newQuantity() {
    return oneOf(List.of(
        0, random.nextInt(10), random.nextInt(MAX_QUANTITY), MAX_QUANTITY));
  }

  private <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
