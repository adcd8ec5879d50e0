package io.orderlog.eventlog.kafka.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.Principal;
import io.orderlog.eventlog.kafka.CloudEventRecords;
import java.time.Instant;
import java.util.UUID;

/** How large an event gets with the longest key and headers that there can be. */
public final class LargestRecord {

  private LargestRecord() {}

  /**
   * The bytes of its record, from which it is read again; ids of streams are UUIDs.
   *
   * @throws AssertionError if another event is read than was written
   */
  public static <E> long bytes(AggregateLog<E> log, E event) {
    String key = "k".repeat(255);
    String name = "速".repeat(EventMetadata.MAX_NAME_LENGTH);
    EventMetadata metadata = new EventMetadata(Instant.parse("2026-03-01T10:15:30.125Z"), key,
        "f".repeat(64), key, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", name,
        new Principal(Principal.Type.SERVICE_ACCOUNT, name));
    var written = new CloudEventRecords<>(log.eventsTopic(), log.source(), log.codec())
        .toRecord(new NewEvent<>(new UUID(1, 2).toString(), 1, event, metadata), 0);

    assertThat(log.codec().decode(log.codec().typeOf(event), written.value())).isEqualTo(event);
    return RecordLimit.bytes(written);
  }
}
