package io.orderlog.domain.cart;

import static io.orderlog.domain.order.OrderCommand.MAX_ID_LENGTH;
import static io.orderlog.domain.order.OrderCommand.MAX_QUANTITY;
import static io.orderlog.domain.order.OrderCommand.MAX_TEXT_LENGTH;

import io.orderlog.domain.CommandRules;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.contact.ContactRules;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderId;
import io.orderlog.domain.stock.Sku;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * What may be asked of a cart. A command that exists keeps all rules that can be checked without
 * knowing the cart: every constructor throws {@link InvalidCommandException} otherwise.
 */
public sealed interface CartCommand {

  /**
   * Begin an empty cart.
   *
   * @param customerId 1 to 64 printable characters
   * @param currency of all prices; one with minor units
   */
  record OpenCart(String customerId, Currency currency) implements CartCommand {
    public OpenCart {
      new CommandRules()
          .requireText(customerId, MAX_ID_LENGTH, "customerId")
          .require(Money.hasMinorUnits(currency), "currency", "must be a currency with minor units")
          .check();
    }
  }

  /**
   * Have so many of one article, whatever there was before.
   *
   * @param sku one that an item in stock can have
   * @param quantity up to 1,000,000; 0 takes the line out
   * @param unitPrice of one piece, in major units of the cart's currency
   */
  record SetLine(String sku, int quantity, BigDecimal unitPrice) implements CartCommand {
    public SetLine {
      new CommandRules()
          .require(Sku.canonical(sku).isPresent(), "sku", Sku.RULE)
          .require(quantity >= 0 && quantity <= MAX_QUANTITY, "quantity",
              "must be from 0 to " + MAX_QUANTITY)
          .require(unitPrice.signum() >= 0, "unitPrice", "must not be negative")
          .check();
    }
  }

  /**
   * Order what is in the cart.
   *
   * @param order the one that {@link CartId#order} says
   * @param paymentMethod as the payment provider names it, 1 to 255 printable characters
   */
  record Checkout(OrderId order, String email, PostalAddress shippingAddress,
      String paymentMethod) implements CartCommand {
    public Checkout {
      CommandRules rules = new CommandRules();
      ContactRules.requireEmail(rules, email, "email");
      ContactRules.requireAddress(rules, shippingAddress, "shippingAddress");
      rules.requireText(paymentMethod, MAX_TEXT_LENGTH, "paymentMethod").check();
    }
  }

  /** Nobody has changed the cart for as long as it is kept. */
  record Abandon() implements CartCommand {}
}
