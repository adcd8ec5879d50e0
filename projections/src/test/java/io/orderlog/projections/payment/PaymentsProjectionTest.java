package io.orderlog.projections.payment;

import static io.orderlog.domain.payment.PaymentExamples.asked;
import static io.orderlog.domain.payment.PaymentExamples.authorised;
import static io.orderlog.domain.payment.PaymentExamples.captureAsked;
import static io.orderlog.domain.payment.PaymentExamples.captured;
import static io.orderlog.domain.payment.PaymentExamples.givenBack;
import static io.orderlog.domain.payment.PaymentExamples.refundAsked;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Walk;
import io.orderlog.domain.payment.PaymentEvent.ActionRequired;
import io.orderlog.domain.payment.PaymentEvent.AttemptFailed;
import io.orderlog.domain.payment.PaymentEvent.ChargedBack;
import io.orderlog.domain.payment.PaymentEvent.RefundFailed;
import io.orderlog.domain.payment.PaymentEvent.Refunded;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentState;
import io.orderlog.domain.payment.PaymentStatus;
import io.orderlog.domain.payment.PaymentWalks;
import io.orderlog.domain.payment.decisions.PaymentDecider;
import io.orderlog.projections.FedReadModel;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.OrderEvents;
import io.orderlog.projections.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What is known of each payment, on each kind of database. */
@OnEveryDatabase
@SuppressWarnings("NullAway.Init") // Set before each test.
class PaymentsProjectionTest {

  private static final String ORDER = UUID.randomUUID().toString();
  private static final int WALKS = 60;

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private FedReadModel<PaymentEvent> fed;
  private PaymentFinder payments;

  @BeforeEach
  void open() {
    fed = new FedReadModel<>(new PaymentsProjection(), kind.create(data));
    payments = new PaymentFinder(fed.readModels());
  }

  @AfterEach
  void close() {
    fed.close();
  }

  @Test
  void a_payment_has_the_sums_of_its_transactions() {
    append(1, asked("auth-1"), authorised("auth-1"));
    fed.feed();
    assertAmounts(2000, 0, 0, 0);
    assertThat(payment().status()).isEqualTo(PaymentStatus.AUTHORISED);
    assertThat(payment().reference()).contains("ref-auth-1");

    append(3, captureAsked("capture-1", 2000), captured("capture-1", 2000),
        refundAsked("refund-1", 700), new Refunded("refund-1", "auth-1", 700),
        new ChargedBack("dispute-1", "auth-1", 300));
    fed.feed();
    assertAmounts(2000, 2000, 700, 300);
    assertThat(payment().status()).isEqualTo(PaymentStatus.CHARGED_BACK);
    assertThat(payment().version()).isEqualTo(7);
    assertThat(payment().updatedAt()).isEqualTo(OrderEvents.START.plusSeconds(7));
  }

  @Test
  void what_was_last_said_of_a_transaction_is_kept() {
    append(1, asked("auth-1"), new ActionRequired("auth-1", "https://bank.example"),
        new AttemptFailed("auth-1", 1, "timeout\0", OrderEvents.START));
    fed.feed();
    assertThat(payment().told("auth-1")).hasValueSatisfying(told -> {
      assertThat(told.error()).contains("timeout\0");
      assertThat(told.url()).isEmpty();
    });

    append(4, authorised("auth-1"), captureAsked("capture-1", 2000), captured("capture-1", 2000),
        refundAsked("refund-1", 700), new RefundFailed("refund-1", "busy"));
    fed.feed();
    assertThat(payment().told("auth-1").orElseThrow().error()).isEmpty();
    assertThat(payment().told("refund-1")).hasValueSatisfying(told -> {
      assertThat(told.reason()).contains("broken");
      assertThat(told.error()).contains("busy");
      assertThat(told.at()).isEqualTo(OrderEvents.START.plusSeconds(8));
    });
    assertThat(payment().told()).extracting(Told::txId)
        .containsExactly("auth-1", "capture-1", "refund-1");
  }

  @Test
  void one_that_was_given_back_before_anything_was_asked_is_known() {
    append(1, givenBack(0));
    fed.feed();
    assertThat(payment().status()).isEqualTo(PaymentStatus.VOIDED);
    assertThat(payment().payment()).isEmpty();
    assertAmounts(0, 0, 0, 0);
    assertThat(payments.byOrder(UUID.randomUUID().toString()).value()).isEmpty();
  }

  /** Whatever a payment meets, the read model knows it as the rules do. */
  @Test
  void each_is_what_the_rules_make_of_it_and_verified_and_rebuilt() {
    Map<String, PaymentState> expected = new HashMap<>();
    for (long seed = 0; seed < WALKS; seed++) {
      var walk = Walk.lead(new PaymentDecider(), PaymentWalks.draw(new SplittableRandom(seed)));
      if (!walk.events().isEmpty()) {
        String order = UUID.randomUUID().toString();
        expected.put(order, walk.state());
        fed.append(order, 1, walk.events());
      }
    }
    fed.feed();
    assertAll(expected);
    fed.verify();
    fed.rebuild();
    assertAll(expected);
  }

  @Test
  void what_cannot_have_happened_parks_the_payment() {
    append(1, captured("capture-1", 2000));
    String other = UUID.randomUUID().toString();
    fed.append(other, 1, List.of(asked("auth-1")));
    fed.append(other, 3, List.of(authorised("auth-1")));
    fed.feed();
    assertThat(payments.byOrder(ORDER).value()).isEmpty();
    assertThat(payments.byOrder(other).value().orElseThrow().version()).isEqualTo(1);
    assertThat(fed.readModels().parkedStreams("payments")).isEqualTo(2);
  }

  private void assertAll(Map<String, PaymentState> expected) {
    expected.forEach((order, state) -> assertThat(
        payments.byOrder(order).value().orElseThrow().state()).isEqualTo(state));
  }

  private void assertAmounts(long authorised, long captured, long refunded, long chargedBack) {
    PaymentView payment = payment();
    assertThat(List.of(payment.authorisedMinor(), payment.capturedMinor(),
        payment.refundedMinor(), payment.chargedBackMinor()))
        .containsExactly(authorised, captured, refunded, chargedBack);
  }

  private PaymentView payment() {
    return payments.byOrder(ORDER).value().orElseThrow();
  }

  private void append(long first, PaymentEvent... events) {
    fed.append(ORDER, first, List.of(events));
  }
}
