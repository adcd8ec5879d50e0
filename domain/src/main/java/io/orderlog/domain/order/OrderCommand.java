package io.orderlog.domain.order;

import io.orderlog.domain.CommandRules;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What may be asked of an order, by clients or by the process that drives it. A command that exists
 * keeps all rules that can be checked without knowing the order: every constructor throws
 * {@link InvalidCommandException} otherwise.
 */
public sealed interface OrderCommand {

  int MAX_ID_LENGTH = 64;
  int MAX_TEXT_LENGTH = 255;
  int MAX_LINES = 500;
  int MAX_QUANTITY = 1_000_000;

  /**
   * Order these articles.
   *
   * @param customerId 1 to 64 printable characters
   * @param currency of all prices; one with minor units, so neither gold nor none
   * @param lines 1 to 500, no SKU twice, quantities 1 to 1,000,000, prices not negative, their
   *     sum at most {@link Money#MAX_MINOR_UNITS}
   */
  record PlaceOrder(String customerId, Currency currency, List<OrderLine> lines)
      implements OrderCommand {
    public PlaceOrder {
      lines = List.copyOf(lines);
      boolean countable = Money.hasMinorUnits(currency);
      CommandRules rules = new CommandRules()
          .requireText(customerId, MAX_ID_LENGTH, "customerId")
          .require(countable, "currency", "must be a currency with minor units")
          .require(!lines.isEmpty() && lines.size() <= MAX_LINES, "lines",
              "must have 1 to " + MAX_LINES + " entries")
          .require(!countable || OrderLines.sumIsAllowed(lines), "lines",
              () -> "must cost at most " + new Money(Money.MAX_MINOR_UNITS, currency)
                  + " together");
      Set<String> skus = new HashSet<>();
      for (int i = 0; i < Math.min(lines.size(), MAX_LINES); i++) {
        OrderLine line = lines.get(i);
        rules.entry("lines", i)
            .requireText(line.sku(), MAX_ID_LENGTH, "sku")
            .require(skus.add(line.sku()), "sku", "must not be in the order twice")
            .require(line.quantity() >= 1 && line.quantity() <= MAX_QUANTITY, "quantity",
                "must be from 1 to " + MAX_QUANTITY)
            .require(line.unitPriceMinor() >= 0, "unitPrice", "must not be negative");
      }
      rules.check();
    }
  }

  /** A process places an order that it will drive. No client can ask this. */
  record PlaceEntrusted(PlaceOrder order) implements OrderCommand {}

  /** A process changes an order that was entrusted to it. No client can ask this. */
  record ByProcess(Change change) implements OrderCommand {}

  /** Changes an order that is there. */
  sealed interface Change extends OrderCommand {}

  /** Leads an order on; of an entrusted order, only its process may ask it. */
  sealed interface Progress extends Change {}

  /**
   * Order more or fewer of one article.
   *
   * @param sku of a line of the order
   * @param quantity the new quantity, up to 1,000,000; 0 takes the line out
   */
  record ChangeQuantity(String sku, int quantity) implements Progress {
    public ChangeQuantity {
      new CommandRules()
          .requireText(sku, MAX_ID_LENGTH, "sku")
          .require(quantity >= 0 && quantity <= MAX_QUANTITY, "quantity",
              "must be from 0 to " + MAX_QUANTITY)
          .check();
    }
  }

  /**
   * The customer has paid.
   *
   * @param paymentReference of the payment provider, 1 to 255 printable characters
   * @param amount in major units of the order's currency
   */
  record PayOrder(String paymentReference, BigDecimal amount) implements Progress {
    public PayOrder {
      new CommandRules()
          .requireText(paymentReference, MAX_TEXT_LENGTH, "paymentReference")
          .require(amount.signum() >= 0, "amount", "must not be negative")
          .check();
    }
  }

  /** The parcel is on its way; both texts have 1 to 255 printable characters. */
  record ShipOrder(String carrier, String trackingNumber) implements Progress {
    public ShipOrder {
      new CommandRules()
          .requireText(carrier, MAX_TEXT_LENGTH, "carrier")
          .requireText(trackingNumber, MAX_TEXT_LENGTH, "trackingNumber")
          .check();
    }
  }

  /** The parcel has arrived. */
  record DeliverOrder() implements Progress {}

  /** The order is called off before it is shipped; the reason has 1 to 255 characters. */
  record CancelOrder(String reason) implements Change {
    public CancelOrder {
      new CommandRules().requireText(reason, MAX_TEXT_LENGTH, "reason").check();
    }
  }

  /** The goods came back; the reason has 1 to 255 printable characters. */
  record ReturnOrder(String reason) implements Change {
    public ReturnOrder {
      new CommandRules().requireText(reason, MAX_TEXT_LENGTH, "reason").check();
    }
  }
}
