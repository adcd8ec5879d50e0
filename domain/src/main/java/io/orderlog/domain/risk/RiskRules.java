package io.orderlog.domain.risk;

import io.orderlog.domain.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How much of one subject passes without a person. They are their own name: the {@link #text} in an
 * event says by which it was decided, to everybody who reads the log.
 *
 * @param limits none if only that is asked whether the subject is blocked
 */
public record RiskRules(List<Limit> limits) {

  /** What may not be exceeded in a sliding window. */
  public sealed interface Limit {

    Duration window();

    /** Whether these orders are more than that. */
    boolean isExceededBy(List<CountedOrder> orders);

    /** How much these orders are of it, as it is written. */
    String used(List<CountedOrder> orders);

    /** Of what it is a limit, as in {@code EUR in 1h}. */
    String what();

    /** As it is written. */
    String text();
  }

  /**
   * So many orders.
   *
   * @param most from 1 to {@link RiskState#MOST_ORDERS}
   */
  public record OrderLimit(int most, Duration window) implements Limit {
    public OrderLimit {
      require(most >= 1 && most <= RiskState.MOST_ORDERS,
          "so many orders must be from 1 to " + RiskState.MOST_ORDERS);
      requireWindow(window);
    }

    @Override
    public boolean isExceededBy(List<CountedOrder> orders) {
      return orders.size() > most;
    }

    @Override
    public String used(List<CountedOrder> orders) {
      return String.valueOf(orders.size());
    }

    @Override
    public String what() {
      return "orders in " + written(window);
    }

    @Override
    public String text() {
      return most + " in " + written(window);
    }
  }

  /** So much money, in one currency. */
  public record AmountLimit(Money most, Duration window) implements Limit {
    public AmountLimit {
      require(most.minorUnits() >= 0, "an amount must not be negative");
      requireWindow(window);
    }

    @Override
    public boolean isExceededBy(List<CountedOrder> orders) {
      return sum(orders).compareTo(BigInteger.valueOf(most.minorUnits())) > 0;
    }

    @Override
    public String used(List<CountedOrder> orders) {
      return Money.toDecimal(sum(orders), most.currency()) + " " + most.currency();
    }

    @Override
    public String what() {
      return most.currency() + " in " + written(window);
    }

    /** A hundred amounts may be more than a long. */
    private BigInteger sum(List<CountedOrder> orders) {
      return orders.stream().filter(order -> order.currency().equals(most.currency()))
          .map(order -> BigInteger.valueOf(order.amountMinor()))
          .reduce(BigInteger.ZERO, BigInteger::add);
    }

    @Override
    public String text() {
      return most + " in " + written(window);
    }
  }

  /** Of subjects that are only asked whether they are blocked. */
  public static final RiskRules NONE = new RiskRules(List.of());

  private static final String NO_LIMITS = "no limit";
  private static final Pattern LIMIT =
      Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,4})?)(?: ([A-Z]{3}))? in ([0-9]{1,4})([mh])");

  /**
   * @throws IllegalArgumentException if an amount is limited in a window that is longer than those
   *     in which orders are: only so many orders are kept, so no sum could be told for certain
   */
  public RiskRules {
    limits = List.copyOf(limits);
    Duration counted = limits.stream().filter(OrderLimit.class::isInstance).map(Limit::window)
        .max(Duration::compareTo).orElse(Duration.ZERO);
    for (Limit limit : limits) {
      require(limit.window().compareTo(counted) <= 0, "'" + limit.text()
          + "' needs a limit of orders in " + written(limit.window()) + " or longer beside it");
    }
  }

  /**
   * The rules that a text says: {@code no limit}, or limits with commas between, each as
   * {@code 5 in 1h} or {@code 500 EUR in 90m}.
   *
   * @throws IllegalArgumentException with the reason, if it says none
   */
  public static RiskRules parse(String text) {
    return text.strip().equals(NO_LIMITS)
        ? NONE
        : new RiskRules(Pattern.compile(",").splitAsStream(text).map(String::strip)
            .map(RiskRules::limit).toList());
  }

  private static Limit limit(String text) {
    Matcher matcher = LIMIT.matcher(text);
    require(matcher.matches(),
        "'" + text + "' is no limit such as '5 in 1h' or '500.00 EUR in 24h'");
    Duration window = matcher.group(4).equals("h")
        ? Duration.ofHours(Long.parseLong(matcher.group(3)))
        : Duration.ofMinutes(Long.parseLong(matcher.group(3)));
    BigDecimal number = new BigDecimal(matcher.group(1));
    String code = matcher.group(2);
    return code == null
        ? new OrderLimit(count(number), window)
        : new AmountLimit(amount(number, code), window);
  }

  private static int count(BigDecimal number) {
    require(number.scale() == 0 && number.precision() <= 9, "orders are counted in whole numbers");
    return number.intValueExact();
  }

  private static Money amount(BigDecimal number, String code) {
    Optional<Currency> currency = Money.currency(code);
    require(currency.isPresent(), "there is no currency " + code);
    Optional<Money> amount = currency.flatMap(known -> Money.of(number, known));
    require(amount.isPresent(), number + " has more decimal places than " + code);
    return amount.orElseThrow();
  }

  /** All of them, as they are written. */
  public String text() {
    return limits.isEmpty()
        ? NO_LIMITS
        : limits.stream().map(Limit::text).collect(Collectors.joining(", "));
  }

  /** The limits that one more order exceeds, as they are written. */
  List<String> exceeded(RiskState before, CountedOrder more) {
    return limits.stream().filter(limit -> {
      List<CountedOrder> orders = new ArrayList<>(before.within(limit.window(), more.at()));
      orders.add(more);
      return limit.isExceededBy(orders);
    }).map(limit -> "more than " + limit.text()).toList();
  }

  /** How much of each limit is used then. */
  public List<String> used(RiskState state, Instant at) {
    return limits.stream().map(limit -> limit.used(state.within(limit.window(), at))).toList();
  }

  private static void requireWindow(Duration window) {
    require(window.compareTo(Duration.ofMinutes(1)) >= 0
        && window.compareTo(RiskState.LONGEST_WINDOW) <= 0,
        "a window must be from 1m to " + written(RiskState.LONGEST_WINDOW));
  }

  private static String written(Duration window) {
    return window.toMinutesPart() == 0 ? window.toHours() + "h" : window.toMinutes() + "m";
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
