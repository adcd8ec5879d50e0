package io.orderlog.eventlog.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.endpoint.EndpointEvent;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointRegistered;
import io.orderlog.domain.endpoint.LogStart;
import io.orderlog.eventlog.GoldenFilesContract;
import io.orderlog.eventlog.kafka.topics.LargestRecord;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** The bytes of an endpoint's events. */
class EndpointGoldenFilesTest extends GoldenFilesContract<EndpointEvent> {

  EndpointGoldenFilesTest() {
    super("golden-webhook-endpoints", EndpointEventCodec.create(), EndpointSamples.ALL);
  }

  @Test
  void the_names_of_the_log_are_for_ever() {
    assertThat(EndpointLog.ENDPOINTS.eventsTopic()).isEqualTo("webhook-endpoints.events");
    assertThat(EndpointLog.ENDPOINTS.writersTopic()).isEqualTo("webhook-endpoints.writers");
    assertThat(EndpointLog.ENDPOINTS.source()).isEqualTo("urn:orderlog:webhook-endpoints");
    assertThat(EndpointLog.ENDPOINTS.writerId(2))
        .isEqualTo("orderlog-writer-webhook-endpoints-2");
  }

  @Test
  void the_largest_event_fits() {
    EndpointEvent event = new EndpointRegistered("h".repeat(2000),
        Collections.nCopies(50, "t".repeat(100)), "s".repeat(100),
        Collections.nCopies(16, new LogStart("l".repeat(64), "i".repeat(22),
            Collections.nCopies(500, 9_007_199_254_740_991L))),
        Instant.EPOCH);
    assertThat(LargestRecord.bytes(EndpointLog.ENDPOINTS, event))
        .isLessThan(EndpointLog.LARGEST_EVENT_BYTES);
  }
}
