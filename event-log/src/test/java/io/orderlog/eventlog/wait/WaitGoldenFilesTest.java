package io.orderlog.eventlog.wait;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.wait.WaitEvent;
import io.orderlog.domain.wait.WaitEvent.Notified;
import io.orderlog.eventlog.GoldenFilesContract;
import io.orderlog.eventlog.kafka.topics.LargestRecord;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The bytes of a waiting list's events. */
class WaitGoldenFilesTest extends GoldenFilesContract<WaitEvent> {

  WaitGoldenFilesTest() {
    super("golden-waits", WaitEventCodec.create(), WaitSamples.ALL);
  }

  @Test
  void the_names_of_the_log_are_for_ever() {
    assertThat(WaitLog.WAITS.eventsTopic()).isEqualTo("waits.events");
    assertThat(WaitLog.WAITS.writersTopic()).isEqualTo("waits.writers");
    assertThat(WaitLog.WAITS.source()).isEqualTo("urn:orderlog:waits");
    assertThat(WaitLog.WAITS.writerId(2)).isEqualTo("orderlog-writer-waits-2");
  }

  @Test
  void the_largest_event_fits() {
    WaitEvent event = new Notified("2491f54e-288e-8f3d-936a-7fe0e3c29e1d",
        "\"".repeat(127) + "@" + "\"".repeat(126), Instant.EPOCH, Mailing.BY_MAIL);
    assertThat(LargestRecord.bytes(WaitLog.WAITS, event))
        .isLessThan(WaitLog.LARGEST_EVENT_BYTES);
  }
}
