package io.orderlog.query.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.RecordedEvent;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.http.Json;
import java.time.Instant;

/** An event as clients of the stream see it: as in an order's history, with the order's id. */
record EventDocument(String orderId, long version, String type, Instant time,
    @JsonRawValue String data, String commandId, String correlationId, String position) {

  private static final EventCodec<OrderEvent> CODEC = OrderEventCodec.create();

  /** On one line. */
  static String json(RecordedEvent<OrderEvent> event) {
    return Json.text(new EventDocument(event.streamId(), event.version(),
        CODEC.typeOf(event.data()), event.metadata().time(),
        new String(CODEC.encode(event.data()), UTF_8), event.metadata().commandId(),
        event.metadata().correlationId(), event.position().toString()));
  }
}
