package io.orderlog.eventlog.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.money.Money;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentEvent.ActionRequired;
import io.orderlog.domain.payment.PaymentEvent.AttemptFailed;
import io.orderlog.domain.payment.PaymentEvent.AuthorisationRequested;
import io.orderlog.domain.payment.PaymentEvent.Authorised;
import io.orderlog.domain.payment.PaymentEvent.CaptureFailed;
import io.orderlog.domain.payment.PaymentEvent.CaptureRequested;
import io.orderlog.domain.payment.PaymentEvent.Captured;
import io.orderlog.domain.payment.PaymentEvent.ChargedBack;
import io.orderlog.domain.payment.PaymentEvent.Declined;
import io.orderlog.domain.payment.PaymentEvent.Expired;
import io.orderlog.domain.payment.PaymentEvent.GaveUp;
import io.orderlog.domain.payment.PaymentEvent.GiveBackNoted;
import io.orderlog.domain.payment.PaymentEvent.GivenBack;
import io.orderlog.domain.payment.PaymentEvent.RefundFailed;
import io.orderlog.domain.payment.PaymentEvent.RefundRequested;
import io.orderlog.domain.payment.PaymentEvent.Refunded;
import io.orderlog.domain.payment.PaymentEvent.VoidFailed;
import io.orderlog.domain.payment.PaymentEvent.VoidRequested;
import io.orderlog.domain.payment.PaymentEvent.Voided;
import io.orderlog.domain.payment.Transaction.Kind;
import io.orderlog.eventlog.GoldenFilesContract;
import io.orderlog.eventlog.kafka.topics.LargestRecord;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of a payment's events. */
class PaymentGoldenFilesTest extends GoldenFilesContract<PaymentEvent> {

  private static final String ORDER = "2491f54e-288e-8f3d-936a-7fe0e3c29e1d";
  private static final Instant ASKED = Instant.parse("2026-03-01T10:15:30.120Z");
  private static final Instant UNTIL = Instant.parse("2026-03-08T10:15:30Z");

  /** What each file says, in the newest shape of its event. */
  private static final Map<String, PaymentEvent> MEANING = Map.ofEntries(
      Map.entry("payment.authorisation-requested.v1", new AuthorisationRequested(ORDER, "auth-1",
          9007199254740991L, Money.currency("EUR").orElseThrow(), "Karte \"№ 7\" \\ 💳", UNTIL,
          ASKED)),
      Map.entry("payment.authorised.v1", new Authorised("auth-1", "pi_3MtwBw/速達", 1990, UNTIL)),
      Map.entry("payment.declined.v1", new Declined("auth-1", "GIVING_BACK")),
      Map.entry("payment.action-required.v1",
          new ActionRequired("auth-1", "https://bank.example/3ds?id=1&x=é")),
      Map.entry("payment.expired.v1", new Expired("auth-1")),
      Map.entry("payment.capture-requested.v1",
          new CaptureRequested("capture-1", "auth-1", 1990, ASKED)),
      Map.entry("payment.captured.v1", new Captured("capture-1", "auth-1", "pi_3MtwBw", 1990)),
      Map.entry("payment.capture-failed.v1", new CaptureFailed("capture-1", "NOT_AUTHORISED")),
      Map.entry("payment.void-requested.v1", new VoidRequested("back-3", "auth-1", ASKED)),
      Map.entry("payment.voided.v1", new Voided("back-3", "auth-1")),
      Map.entry("payment.void-failed.v1", new VoidFailed("back-3", "already captured")),
      Map.entry("payment.refund-requested.v1",
          new RefundRequested("refund-1", "auth-1", 990, "zerbrochen 💔", ASKED)),
      Map.entry("payment.refunded.v1", new Refunded("refund-1", "auth-1", 990)),
      Map.entry("payment.refund-failed.v1", new RefundFailed("refund-1", "EXCEEDS_CAPTURED")),
      Map.entry("payment.charged-back.v1", new ChargedBack("dispute-1", "auth-1", 1990)),
      Map.entry("payment.give-back-noted.v1",
          new GiveBackNoted("give-back", "NOT_PAID_IN_TIME", ASKED)),
      Map.entry("payment.given-back.v1", new GivenBack("give-back", 0)),
      Map.entry("payment.attempt-failed.v1",
          new AttemptFailed("auth-1", 2, "answered with 503", UNTIL)),
      Map.entry("payment.gave-up.v1", new GaveUp("auth-1", Kind.AUTHORISE, "no answer in 10 s")));

  PaymentGoldenFilesTest() {
    super("golden-payments", PaymentEventCodec.create(), MEANING);
  }

  @Test
  void the_names_of_the_log_are_for_ever() {
    assertThat(PaymentLog.PAYMENTS.eventsTopic()).isEqualTo("payments.events");
    assertThat(PaymentLog.PAYMENTS.writersTopic()).isEqualTo("payments.writers");
    assertThat(PaymentLog.PAYMENTS.source()).isEqualTo("urn:orderlog:payments");
    assertThat(PaymentLog.PAYMENTS.writerId(2)).isEqualTo("orderlog-writer-payments-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\"", "\\", "é", "速", "😀", "\u0001"})
  void the_largest_events_fit_and_are_read_as_they_were_written(String character) {
    String text = character.repeat(4_000 / character.length());
    for (PaymentEvent event : new PaymentEvent[]{
        new Captured(text, text, text, Money.MAX_MINOR_UNITS),
        new ActionRequired(text, text), new GaveUp(text, Kind.AUTHORISE, text)}) {
      assertThat(LargestRecord.bytes(PaymentLog.PAYMENTS, event))
          .isLessThan(PaymentLog.LARGEST_EVENT_BYTES);
    }
  }
}
