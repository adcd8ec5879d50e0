package io.orderlog.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.Principal;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.order.OrderLog;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventDocumentTest {

  private static final String BEGINNING = "{\"orderId\":\"o\",\"version\":3,"
      + "\"type\":\"order.shipped.v1\",\"time\":\"2026-03-01T10:15:30Z\","
      + "\"data\":{\"carrier\":\"post\",\"trackingNumber\":\"1\"},\"commandId\":\"c\","
      + "\"correlationId\":\"k\",";

  @Test
  void an_event_of_no_known_cause_and_principal_is_as_it_always_was() {
    assertThat(json(null, null)).isEqualTo(BEGINNING + "\"position\":\"0@7\"}");
  }

  @Test
  void what_is_known_of_its_cause_and_its_principal_is_told() {
    assertThat(json("stock/pen/7", new Principal(Principal.Type.SYSTEM, "agenda"))).isEqualTo(
        BEGINNING + "\"causationId\":\"stock/pen/7\",\"authType\":\"system\","
            + "\"authId\":\"agenda\",\"position\":\"0@7\"}");
    assertThat(json(null, new Principal(Principal.Type.UNAUTHENTICATED, null))).isEqualTo(
        BEGINNING + "\"authType\":\"unauthenticated\",\"position\":\"0@7\"}");
  }

  private static String json(@Nullable String causationId, @Nullable Principal principal) {
    return new EventDocument<>("orderId", OrderLog.ORDERS.codec())
        .json(new RecordedEvent<OrderEvent>("o", 3, "order.shipped.v1",
            new OrderShipped("post", "1"), new EventMetadata(Instant.parse("2026-03-01T10:15:30Z"),
                "c", "h", "k", null, causationId, principal),
            new LogPosition(0, 7)));
  }
}
