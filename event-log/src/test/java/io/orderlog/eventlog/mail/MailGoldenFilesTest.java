package io.orderlog.eventlog.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.mail.Letter;
import io.orderlog.domain.mail.MailEvent;
import io.orderlog.domain.mail.MailEvent.MailRequested;
import io.orderlog.domain.mail.Template;
import io.orderlog.domain.mail.MailData;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.eventlog.GoldenFilesContract;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.kafka.topics.LargestRecord;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bytes of a mail's events. */
class MailGoldenFilesTest extends GoldenFilesContract<MailEvent> {

  MailGoldenFilesTest() {
    super("golden-mails", MailEventCodec.create(), MailSamples.ALL);
  }

  @Test
  void the_names_of_the_log_are_for_ever() {
    assertThat(MailLog.MAILS.eventsTopic()).isEqualTo("mails.events");
    assertThat(MailLog.MAILS.writersTopic()).isEqualTo("mails.writers");
    assertThat(MailLog.MAILS.source()).isEqualTo("urn:orderlog:mails");
    assertThat(MailLog.MAILS.writerId(2)).isEqualTo("orderlog-writer-mails-2");
  }

  /** They are in the log as these. */
  @Test
  void the_names_of_templates_are_for_ever() {
    EventCodec<MailEvent> codec = MailEventCodec.create();
    for (String name : List.of("CONFIRMED", "PAYMENT_DECLINED", "ON_ITS_WAY", "DELIVERED",
        "CANCELLED", "REFUNDED", "BACK_IN_STOCK")) {
      MailRequested asked = new MailRequested("m", "o", Template.valueOf(name), "a@b", "Ada",
          "en", Map.of(), List.of(), Instant.EPOCH);
      byte[] bytes = ("{\"mailId\":\"m\",\"orderId\":\"o\",\"template\":\"" + name
          + "\",\"to\":\"a@b\",\"name\":\"Ada\",\"locale\":\"en\",\"data\":{},\"lines\":[],"
          + "\"about\":\"1970-01-01T00:00:00Z\"}").getBytes(UTF_8);
      assertThat(codec.decode("mail.requested.v1", bytes)).isEqualTo(asked);
      assertThat(codec.encode(asked)).isEqualTo(bytes);
    }
    assertThat(Template.values()).hasSize(7);
  }

  @Test
  void the_largest_event_fits() {
    String longest = "\"".repeat(255);
    MailEvent event = new MailRequested("2491f54e-288e-8f3d-936a-7fe0e3c29e1d",
        "2491f54e-288e-8f3d-936a-7fe0e3c29e1d", Template.ON_ITS_WAY, longest, longest,
        Letter.ENGLISH, Map.of(MailData.CARRIER, longest, MailData.TRACKING_NUMBER, longest),
        Collections.nCopies(500, new OrderLine("\"".repeat(64), Integer.MAX_VALUE, 1L << 53)),
        Instant.EPOCH);
    assertThat(LargestRecord.bytes(MailLog.MAILS, event))
        .isLessThan(MailLog.LARGEST_EVENT_BYTES);
  }
}
