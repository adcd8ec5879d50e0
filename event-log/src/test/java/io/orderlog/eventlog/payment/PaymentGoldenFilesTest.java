package io.orderlog.eventlog.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.money.Money;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentEvent.ActionRequired;
import io.orderlog.domain.payment.PaymentEvent.Captured;
import io.orderlog.domain.payment.PaymentEvent.GaveUp;
import io.orderlog.domain.payment.Transaction.Kind;
import io.orderlog.eventlog.GoldenFilesContract;
import io.orderlog.eventlog.kafka.topics.LargestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of a payment's events. */
class PaymentGoldenFilesTest extends GoldenFilesContract<PaymentEvent> {

  PaymentGoldenFilesTest() {
    super("golden-payments", PaymentEventCodec.create(), PaymentSamples.ALL);
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
