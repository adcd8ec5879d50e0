package io.orderlog.eventlog.fulfilment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.fulfilment.FulfilmentEvent.GotStuck;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MailAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Paid;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ReturnBegun;
import io.orderlog.domain.fulfilment.FulfilmentEvent.UnwindingBegun;
import io.orderlog.domain.fulfilment.Step;
import io.orderlog.domain.mail.Template;
import io.orderlog.domain.mail.MailData;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.eventlog.GoldenFilesContract;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.kafka.topics.LargestRecord;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of a process's events. */
class FulfilmentGoldenFilesTest extends GoldenFilesContract<FulfilmentEvent> {

  private static final Currency EUR = Money.currency("EUR").orElseThrow();
  private static final Instant PAY_BY = Instant.parse("2026-03-01T10:30:30.120Z");
  private static final Instant LATER = Instant.parse("2026-03-04T10:30:30Z");

  FulfilmentGoldenFilesTest() {
    super("golden-fulfilments", FulfilmentEventCodec.create(), FulfilmentSamples.ALL);
  }

  @Test
  void the_names_of_the_log_are_for_ever() {
    assertThat(FulfilmentLog.FULFILMENTS.eventsTopic()).isEqualTo("fulfilments.events");
    assertThat(FulfilmentLog.FULFILMENTS.writersTopic()).isEqualTo("fulfilments.writers");
    assertThat(FulfilmentLog.FULFILMENTS.source()).isEqualTo("urn:orderlog:fulfilments");
    assertThat(FulfilmentLog.FULFILMENTS.writerId(2))
        .isEqualTo("orderlog-writer-fulfilments-2");
  }

  /** They are in the log as these. */
  @Test
  void the_names_of_causes_are_for_ever() {
    EventCodec<FulfilmentEvent> codec = FulfilmentEventCodec.create();
    for (String name : List.of("OUT_OF_STOCK", "NOT_PAID_IN_TIME", "CAPTURE_FAILED",
        "WRONG_AMOUNT", "AUTHORISATION_EXPIRED", "CHARGED_BACK", "CANCELLED", "ABANDONED", "LATE",
        "TOO_LONG", "NO_ANSWER", "REFUND_FAILED", "SHIPMENT_FAILED", "CARRIER_SILENT",
        "LEFT_AFTER_CANCELLATION", "ORDER_ID_TAKEN", "RISK_BLOCKED", "NOT_APPROVED")) {
      FulfilmentEvent stuck = new GotStuck(Cause.valueOf(name), "w", LATER);
      byte[] bytes = ("{\"cause\":\"" + name + "\",\"what\":\"w\",\"deadline\":\"" + LATER + "\"}")
          .getBytes(UTF_8);
      assertThat(codec.decode("fulfilment.stuck.v1", bytes)).isEqualTo(stuck);
      assertThat(codec.encode(stuck)).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\"", "\\", "é", "速", "😀", "/"})
  void the_largest_events_fit_and_are_read_as_they_were_written(String character) {
    String text = character.repeat(255);
    String id = character.repeat(OrderCommand.MAX_ID_LENGTH);
    List<OrderLine> lines = IntStream.range(0, OrderCommand.MAX_LINES)
        .mapToObj(line -> new OrderLine(
            character.repeat(OrderCommand.MAX_ID_LENGTH - 3) + (100 + line),
            OrderCommand.MAX_QUANTITY, Money.MAX_MINOR_UNITS / OrderCommand.MAX_QUANTITY / 500))
        .toList();
    PostalAddress address = new PostalAddress(text, text, character.repeat(20), text, "CZ");
    List<Step> steps =
        lines.stream().map(line -> new Step(Step.Kind.CANCEL_ORDER, line.sku())).toList();
    for (FulfilmentEvent event : List.of(
        new FulfilmentStarted(id, id, text, address, EUR, lines, Money.MAX_MINOR_UNITS, text,
            PAY_BY, PAY_BY, LATER),
        new Paid(character.repeat(4_000), Money.MAX_MINOR_UNITS, EUR, lines, address, LATER),
        new ReturnBegun(id, Money.MAX_MINOR_UNITS, text, lines, LATER),
        new MailAsked(Template.CANCELLED, id, text, text, Map.of(MailData.REASON, text), lines,
            LATER),
        new UnwindingBegun(Cause.LEFT_AFTER_CANCELLATION, steps, LATER))) {
      assertThat(LargestRecord.bytes(FulfilmentLog.FULFILMENTS, event))
          .isLessThan(FulfilmentLog.LARGEST_EVENT_BYTES);
    }
  }
}
