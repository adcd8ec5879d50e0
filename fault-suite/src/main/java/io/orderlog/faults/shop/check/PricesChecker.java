package io.orderlog.faults.shop.check;

import io.orderlog.domain.cart.CartCommand;
import io.orderlog.domain.cart.CartCommand.Checkout;
import io.orderlog.domain.cart.CartCommand.SetLine;
import io.orderlog.domain.cart.CartEvent;
import io.orderlog.domain.cart.CartEvent.CartAbandoned;
import io.orderlog.domain.cart.CartEvent.CartCheckedOut;
import io.orderlog.domain.cart.CartEvent.CartOpened;
import io.orderlog.domain.cart.CartEvent.LineSet;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.product.Offer;
import io.orderlog.domain.product.Offer.AtAnyPrice;
import io.orderlog.domain.product.Offer.AtPrices;
import io.orderlog.domain.product.Offer.NotKnown;
import io.orderlog.domain.product.Offer.Withdrawn;
import io.orderlog.faults.check.Anomaly;
import io.orderlog.faults.history.Answer.Refused;
import io.orderlog.faults.history.Answer.Refused.Article;
import io.orderlog.faults.history.Attempt;
import io.orderlog.faults.shop.ShopLog.Told;
import io.orderlog.faults.shop.ShopLogs;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Compares what carts have, and what refusals say of it, with what the catalogue had at that time:
 * by the events of both and the clients' clock, without the rules of the deciders.
 */
final class PricesChecker {

  /**
   * A table of prices is a moment behind the log. This is longer than the moment is where processes
   * wait for a processor.
   */
  private static final Duration BEHIND = Duration.ofSeconds(10);

  /**
   * Who was stopped goes on with the prices from before that, and nobody is stopped for longer. Who
   * was killed does not count: it reads all prices before it serves carts.
   */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

  private final ShopLogs logs;
  private final BiConsumer<Anomaly, String> violations;
  private final PastOffers offers;
  private final Map<String, Moments> asked;

  /** @param outage for how long in all processes may have been stopped */
  PricesChecker(ShopLogs logs, Duration outage, BiConsumer<Anomaly, String> violations) {
    this.logs = logs;
    this.violations = violations;
    this.offers = new PastOffers(logs.products(),
        BEHIND.plus(outage.compareTo(LONGEST_STOP) < 0 ? outage : LONGEST_STOP));
    this.asked = Moments.ofCommands(logs.carts().attempts());
  }

  void check() {
    logs.carts().streams().forEach(this::checkEvents);
    logs.carts().attempts().forEach(attempt -> {
      if (attempt.answer() instanceof Refused refused) {
        checkRefused(attempt, refused);
      }
    });
  }

  private void checkEvents(String cart) {
    Content content = new Content();
    for (Told<CartEvent> told : logs.carts().toldOf(cart)) {
      content.take(told.event());
      Moments moments = asked.getOrDefault(told.logged().commandId(), Moments.ALL);
      for (OrderLine line : priced(told.event())) {
        if (!maySee(line, moments, offer -> isOffered(line, content.currency(), offer))) {
          violations.accept(Anomaly.WRONG_PRICE, told.logged() + " but " + line.sku()
              + " was offered by " + offers.in(moments, line.sku()));
        }
      }
    }
  }

  /** Taking a line out needs no price. */
  private static List<OrderLine> priced(CartEvent event) {
    return switch (event) {
      case LineSet set when set.quantity() > 0 -> List.of(line(set));
      case CartCheckedOut out -> out.lines();
      case LineSet _,CartOpened _,CartAbandoned _ -> List.of();
    };
  }

  /** If it is because of articles, it tells of those all and of no other. */
  private void checkRefused(Attempt<CartCommand> attempt, Refused refused) {
    if (!logs.carts().rules().beside().contains(refused.reason())) {
      return;
    }
    Content content = contentAt(attempt.request().streamId(), refused.version());
    Map<String, Article> told = new HashMap<>();
    refused.articles().forEach(article -> told.put(article.sku(), article));
    Moments moments = Moments.of(attempt);
    boolean isTrue = !told.isEmpty();
    for (OrderLine line : content.asked(attempt.request().command())) {
      Optional<Article> article = Optional.ofNullable(told.remove(line.sku()));
      isTrue &= maySee(line, moments,
          offer -> mayBe(refused.reason(), article, line, content.currency(), offer));
    }
    if (!isTrue || !told.isEmpty()) {
      violations.accept(Anomaly.WRONG_PRICE,
          attempt + " but the cart had " + content + ", and these were offered by "
              + content.asked(attempt.request().command()).stream().map(OrderLine::sku)
                  .map(sku -> sku + " " + offers.in(moments, sku)).toList());
    }
  }

  private boolean maySee(OrderLine line, Moments moments, Predicate<Offer> which) {
    return offers.in(moments, line.sku()).stream().anyMatch(which);
  }

  /** @param article what the refusal tells of the line, if it does */
  private static boolean mayBe(String reason, Optional<Article> article, OrderLine line,
      Currency currency, Offer offer) {
    boolean isWithdrawn = offer instanceof Withdrawn;
    boolean isInOthersOnly =
        offer instanceof AtPrices prices && prices.in(currency).isEmpty();
    return switch (reason) {
      case "product-delisted" -> article.isPresent() == isWithdrawn;
      case "product-currency" -> article.isPresent() == isInOthersOnly && !isWithdrawn;
      default -> article.isPresent()
          ? !isOffered(line, currency, offer) && isPrice(article.get(), currency, offer)
          : isOffered(line, currency, offer);
    };
  }

  private static boolean isOffered(OrderLine line, Currency currency, Offer offer) {
    return switch (offer) {
      case AtAnyPrice() -> true;
      case AtPrices prices -> prices.in(currency)
          .filter(price -> price.unitPriceMinor() == line.unitPriceMinor()).isPresent();
      case Withdrawn _,NotKnown _ -> false;
    };
  }

  private static boolean isPrice(Article article, Currency currency, Offer offer) {
    return offer instanceof AtPrices prices
        && prices.in(currency).map(price -> price.amount().toMajorUnits())
            .equals(article.unitPrice());
  }

  private Content contentAt(String cart, long version) {
    Content content = new Content();
    logs.carts().toldOf(cart).stream().filter(told -> told.logged().version() <= version)
        .forEach(told -> content.take(told.event()));
    return content;
  }

  private static OrderLine line(LineSet set) {
    return new OrderLine(set.sku(), set.quantity(), set.unitPriceMinor());
  }

  /** What is in a cart. */
  private static final class Content {

    private final Map<String, OrderLine> lines = new LinkedHashMap<>();
    private Currency currency = Currency.getInstance("XXX");

    Currency currency() {
      return currency;
    }

    void take(CartEvent event) {
      switch (event) {
        case CartOpened opened -> currency = opened.currency();
        case LineSet set when set.quantity() > 0 -> lines.put(set.sku(), line(set));
        case LineSet set -> lines.remove(set.sku());
        case CartCheckedOut _,CartAbandoned _ -> {
          /* Nothing is put in or taken out. */ }
      }
    }

    /** The lines of which a command asks whether they are offered so. */
    Collection<OrderLine> asked(CartCommand command) {
      return switch (command) {
        case SetLine(var sku, var quantity, var price) when quantity > 0 ->
          List.of(new OrderLine(sku, quantity, inMinorUnits(price)));
        case Checkout _ -> lines.values();
        case SetLine _,CartCommand.OpenCart _,CartCommand.Abandon _ -> List.of();
      };
    }

    private long inMinorUnits(BigDecimal price) {
      return Money.of(price, currency).map(Money::minorUnits).orElse(-1L);
    }

    @Override
    public String toString() {
      return lines.values() + " in " + currency;
    }
  }
}
