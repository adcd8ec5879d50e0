package io.orderlog.query.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.EventMetadata;
import io.orderlog.eventlog.Principal;
import io.orderlog.eventlog.RecordedEvent;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.http.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as clients of the stream see it: as in an order's history, with the order's id; and with
 * its cause and its principal, if they are known.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventDocument(String orderId, long version, String type, Instant time,
    @JsonRawValue String data, String commandId, String correlationId,
    @Nullable String causationId, @Nullable String authType, @Nullable String authId,
    String position) {

  private static final EventCodec<OrderEvent> CODEC = OrderEventCodec.create();

  /** On one line. */
  static String json(RecordedEvent<OrderEvent> event) {
    EventMetadata metadata = event.metadata();
    Principal principal = metadata.principal();
    return Json.text(new EventDocument(event.streamId(), event.version(),
        CODEC.typeOf(event.data()), metadata.time(),
        new String(CODEC.encode(event.data()), UTF_8), metadata.commandId(),
        metadata.correlationId(), metadata.causationId(),
        principal == null ? null : principal.type().text(),
        principal == null ? null : principal.id(), event.position().toString()));
  }
}
