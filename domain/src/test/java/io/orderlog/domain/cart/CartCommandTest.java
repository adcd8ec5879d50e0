package io.orderlog.domain.cart;

import static io.orderlog.domain.cart.CartExamples.ADDRESS;
import static io.orderlog.domain.cart.CartExamples.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.Violation;
import io.orderlog.domain.cart.CartCommand.Checkout;
import io.orderlog.domain.cart.CartCommand.OpenCart;
import io.orderlog.domain.cart.CartCommand.SetLine;
import io.orderlog.domain.contact.PostalAddress;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CartCommandTest {

  @Test
  void a_cart_has_a_customer_and_a_currency_to_count_in() {
    assertThat(fields(() -> new OpenCart("", Currency.getInstance("XAU"))))
        .containsExactly("customerId", "currency");
  }

  @Test
  void a_line_names_what_can_be_in_stock() {
    BigDecimal price = BigDecimal.ONE;
    assertThat(fields(() -> new SetLine("a/b", 1, price))).containsExactly("sku");
    assertThat(fields(() -> new SetLine("a\\b", 1, price))).containsExactly("sku");
    assertThat(fields(() -> new SetLine("", -1, price.negate())))
        .contains("sku", "quantity", "unitPrice");
    assertThat(fields(() -> new SetLine("tea", 1_000_001, price))).containsExactly("quantity");
  }

  @Test
  void a_checkout_names_where_people_and_parcels_arrive() {
    PostalAddress nowhere = new PostalAddress("", " ", "x".repeat(21), "\n", "Germany");
    assertThat(fields(() -> new Checkout(ORDER, "ada", nowhere, ""))).contains("email",
        "shippingAddress.name", "shippingAddress.street", "shippingAddress.postalCode",
        "shippingAddress.city", "shippingAddress.country", "paymentMethod");
    for (String email : List.of("ada@", "@example.org", "a da@example.org", "a@b@c", "@", "a")) {
      assertThat(fields(() -> new Checkout(ORDER, email, ADDRESS, "ok")))
          .containsExactly("email");
    }
  }

  @Test
  void a_cart_is_named_by_a_uuid() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CartId("cart-1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CartId("5F6C1A0E-8D3B-4C55-9D0E-6A1F2B3C4D5E"));
  }

  private static List<String> fields(ThrowingCallable command) {
    return catchThrowableOfType(InvalidCommandException.class, command).violations().stream()
        .map(Violation::field).distinct().toList();
  }
}
