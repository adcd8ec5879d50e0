package io.orderlog.domain.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.risk.RiskSubject.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ids of subjects. They are streams in the log, so they are for ever. */
class RiskSubjectTest {

  private static final PostalAddress ADDRESS =
      new PostalAddress("Ada", "St James's Square 12", "SW1Y 4JH", "London", "GB");

  @Test
  void ids_are_for_ever_and_name_nobody() {
    assertThat(RiskSubject.customer("customer-Žižkov-42").id())
        .isEqualTo("customer:58c65c7a643dbc7e27433e3bbb3a5f66");
    assertThat(RiskSubject.address(ADDRESS).id())
        .isEqualTo("address:fa28aba52f68d741dce9f5acf066b9e3");
    assertThat(RiskSubject.method("ok").id())
        .isEqualTo("method:2689367b205c16ce32ed4200942b8b8b");
  }

  @Test
  void an_address_is_the_same_however_it_is_typed_and_whoever_lives_there() {
    assertThat(RiskSubject.address(new PostalAddress(
        "Bob", "St. James’s Square 12", "sw1y4jh", " LONDON", "GB")))
        .isNotEqualTo(RiskSubject.address(ADDRESS));
    assertThat(RiskSubject.address(new PostalAddress(
        "Bob", "st. James's  square, 12", "sw1y4jh", " LONDON", "GB")))
        .isEqualTo(RiskSubject.address(ADDRESS));
    assertThat(RiskSubject.address(new PostalAddress(
        "Ada", "St James's Square 1", "2SW1Y 4JH", "London", "GB")))
        .isNotEqualTo(RiskSubject.address(ADDRESS));
  }

  @Test
  void customers_and_methods_are_as_they_are_written() {
    assertThat(RiskSubject.customer("Ada")).isNotEqualTo(RiskSubject.customer("ada"));
    assertThat(RiskSubject.method("ok").hash()).isEqualTo(RiskSubject.customer("ok").hash());
    assertThat(RiskSubject.method("ok").id()).isNotEqualTo(RiskSubject.customer("ok").id());
  }

  @Test
  void an_id_is_read_as_it_was_written() {
    for (Kind kind : Kind.values()) {
      RiskSubject subject = new RiskSubject(kind, "0123456789abcdef0123456789abcdef");
      assertThat(RiskSubject.parse(subject.id())).contains(subject);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "customer:", "customer:ada",
      "customer:0123456789ABCDEF0123456789abcdef", "CUSTOMER:0123456789abcdef0123456789abcdef",
      "email:0123456789abcdef0123456789abcdef", "customer:0123456789abcdef0123456789abcdef0",
      "0123456789abcdef0123456789abcdef"})
  void nothing_else_is_one(String text) {
    assertThat(RiskSubject.parse(text)).isEmpty();
  }

  @Test
  void a_hash_is_one() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RiskSubject(Kind.METHOD, "ok"));
  }
}
