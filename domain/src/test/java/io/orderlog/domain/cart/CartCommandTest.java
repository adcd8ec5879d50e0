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
import io.orderlog.domain.order.OrderId;
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
    for (String sku : List.of("a/b", "a\\b", ".", "..", " ", "a\nb", "x".repeat(65))) {
      assertThat(fields(() -> new SetLine(sku, 1, price))).containsExactly("sku");
    }
    assertThat(new SetLine("...", 1, price).sku()).isEqualTo("...");
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
  void an_email_is_one_that_mail_servers_take() {
    String local = "may have only letters of ASCII, digits and signs such as + - _ ' before its"
        + " @, and single dots between them";
    for (String email : List.of("a..a@b.c", ".a@b.c", "a.@b.c", "ädä@b.c", "\"a\"@b.c", "a(b@c",
        "a,b@c")) {
      assertThat(violations(() -> checkout(email))).as(email)
          .containsExactly(new Violation("email", local));
    }
    for (String email : List.of("a@b..c", "a@.b", "a@b.", "a@-b.c", "a@b_c.d", "a@[1.2.3.4]",
        "a@" + "b".repeat(64) + ".c", "a@b,c", "a@" + "ä.".repeat(120) + "c")) {
      assertThat(violations(() -> checkout(email))).as(email).containsExactly(
          new Violation("email", "must have a domain behind its @, as in example.org"));
    }
    assertThat(violations(() -> checkout("a".repeat(65) + "@b.c"))).containsExactly(
        new Violation("email", "must have at most 64 characters before its @"));
    for (String email : List.of("a@b", "a.b+c@d-e.f", "o'hara@example.org", "_@x.y",
        "a".repeat(64) + "@b.c", "ada@bücher.example", "ada@例え.example")) {
      assertThat(checkout(email).email()).isEqualTo(email);
    }
  }

  private static Checkout checkout(String email) {
    return new Checkout(ORDER, email, ADDRESS, "ok");
  }

  @Test
  void a_cart_is_named_by_a_uuid() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CartId("cart-1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CartId("5F6C1A0E-8D3B-4C55-9D0E-6A1F2B3C4D5E"));
    assertThat(CartId.canonical("5F6C1A0E-8D3B-4C55-9D0E-6A1F2B3C4D5E"))
        .contains("5f6c1a0e-8d3b-4c55-9d0e-6a1f2b3c4d5e");
    assertThat(CartId.canonical("cart-1")).isEmpty();
  }

  @Test
  void the_cart_of_a_command_is_the_same_for_ever_and_is_called_like_no_order() {
    assertThat(CartId.derivedFrom("key-1").text())
        .isEqualTo("fff1aee2-af50-8e91-81a3-df0934b10702");
    assertThat(CartId.derivedFrom("key-1").text()).isNotEqualTo(OrderId.derivedFrom("key-1").text())
        .isNotEqualTo(CartId.derivedFrom("key-2").text());
  }

  private static List<String> fields(ThrowingCallable command) {
    return violations(command).stream().map(Violation::field).distinct().toList();
  }

  private static List<Violation> violations(ThrowingCallable command) {
    return catchThrowableOfType(InvalidCommandException.class, command).violations();
  }
}
