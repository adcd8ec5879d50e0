package io.orderlog.domain.payment.decisions;

import static io.orderlog.domain.payment.PaymentExamples.EUR;
import static io.orderlog.domain.payment.PaymentExamples.NEXT_WEEK;
import static io.orderlog.domain.payment.PaymentExamples.NOON;
import static io.orderlog.domain.payment.PaymentExamples.ORDER;
import static io.orderlog.domain.payment.PaymentExamples.PAY_BY;
import static io.orderlog.domain.payment.PaymentExamples.asked;
import static io.orderlog.domain.payment.PaymentExamples.authorised;
import static io.orderlog.domain.payment.PaymentExamples.captureAsked;
import static io.orderlog.domain.payment.PaymentExamples.captured;
import static io.orderlog.domain.payment.PaymentExamples.giveBackNoted;
import static io.orderlog.domain.payment.PaymentExamples.givenBack;
import static io.orderlog.domain.payment.PaymentExamples.refundAsked;
import static io.orderlog.domain.payment.PaymentExamples.voidAsked;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentEvent.AttemptFailed;
import io.orderlog.domain.payment.PaymentEvent.AuthorisationRequested;
import io.orderlog.domain.payment.PaymentEvent.Authorised;
import io.orderlog.domain.payment.PaymentEvent.Declined;
import io.orderlog.domain.payment.PaymentEvent.GaveUp;
import io.orderlog.domain.payment.PaymentState;
import io.orderlog.domain.payment.Transaction.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a history from outside cannot say of a payment, although it can be folded. */
class PaymentContradictionsTest {

  private static final PaymentEvent[] HELD = {asked("auth-1"), authorised("auth-1")};
  private static final PaymentEvent[] TAKEN = {asked("auth-1"), authorised("auth-1"),
      captureAsked("capture-1", 2000), captured("capture-1", 2000)};

  private final PaymentDecider decider = new PaymentDecider();

  @ParameterizedTest
  @MethodSource("contradictions")
  void is_told(String why, PaymentEvent event, PaymentEvent... before) {
    PaymentState state = decider.initial();
    for (PaymentEvent each : before) {
      assertThat(decider.contradiction(state, each)).as("%s", each).isEmpty();
      state = decider.evolve(state, each);
    }
    decider.evolve(state, event);
    assertThat(decider.contradiction(state, event)).contains(why);
  }

  static Stream<Arguments> contradictions() {
    return Stream.of(
        told("its amount must be from 1 to 9007199254740991 in minor units",
            new AuthorisationRequested(ORDER.text(), "auth-1", 0, EUR, "ok", PAY_BY, NOON)),
        told("its orderId must be a UUID in lower case",
            new AuthorisationRequested("order-1", "auth-1", 1, EUR, "ok", PAY_BY, NOON)),
        told("its method must have printable characters only",
            new AuthorisationRequested(ORDER.text(), "auth-1", 1, EUR, "o\nk", PAY_BY, NOON)),
        told("it gave back 5 of nothing", givenBack(5)),
        told("it takes 2001 of 2000 that are held", captureAsked("capture-1", 2001), HELD),
        told("it takes 2000 of 0 that are held", captureAsked("capture-1", 2000),
            asked("auth-1")),
        told("another capture has no answer", captureAsked("capture-2", 1),
            asked("auth-1"), authorised("auth-1"), captureAsked("capture-1", 1)),
        told("its transaction is about 1 of auth-1", captureAsked("capture-1", 2),
            asked("auth-1"), authorised("auth-1"), captureAsked("capture-1", 1)),
        told("its transaction has its answer", captureAsked("capture-1", 2000), TAKEN),
        told("it gives back 2001 of 2000 that are left", refundAsked("refund-1", 2001), TAKEN),
        told("not all is given back", givenBack(0), HELD),
        told("nothing is held by auth-1 that is to be let go", voidAsked("void-1", "auth-1"),
            HELD),
        told("no answer to auth-1 is waited for",
            new GaveUp("auth-1", Kind.AUTHORISE, "busy"), HELD),
        told("the command for it is answered by AlreadyRecorded[txId=auth-1]",
            new Authorised("auth-1", "other", 2000, NEXT_WEEK), HELD),
        told("the command for it is answered by AlreadyRecorded[txId=auth-1]",
            new Declined("auth-1", "no"), HELD),
        told("the command for it is answered by AlreadyRecorded[txId=auth-1]",
            new AttemptFailed("auth-1", 2, "busy", NOON), asked("auth-1")),
        told("all is to be given back", asked("auth-2"), asked("auth-1"), giveBackNoted()));
  }

  @Test
  void a_payment_of_another_order() {
    assertThat(decider.contradiction(ORDER.text(), decider.initial(), asked("auth-1"))).isEmpty();
    assertThat(decider.contradiction("another", decider.initial(), asked("auth-1"))).contains(
        "its orderId is " + ORDER.text() + ", but the payment is that of another");
  }

  private static Arguments told(String why, PaymentEvent event, PaymentEvent... before) {
    return Arguments.of(why, event, List.of(before).toArray(PaymentEvent[]::new));
  }
}
