package io.orderlog.benchmarks.shop;

import io.orderlog.domain.stock.StockEvent;
import io.orderlog.domain.stock.StockEvent.Received;
import io.orderlog.domain.stock.StockEvent.ReservationReleased;
import io.orderlog.domain.stock.StockEvent.Reserved;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.stock.StockLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/** Items in stock of which one piece each is held, all of them until the same moment. */
record HeldItems(String bootstrapServers, int items, Instant until) {

  private static final int ITEMS_PER_TRANSACTION = 1_000;

  /** Appends them to the log of stock, before any writer has begun. */
  void fill() {
    try (
        var log = KafkaEventLog.createIfMissing(StockLog.STOCK,
            KafkaConnection.to(bootstrapServers), OptionalInt.empty());
        LogAppender<StockEvent> appender = log.openAppender("filling")) {
      for (int done = 0; done < items; done += ITEMS_PER_TRANSACTION) {
        List<NewEvent<StockEvent>> events = new ArrayList<>();
        for (int i = done; i < Math.min(items, done + ITEMS_PER_TRANSACTION); i++) {
          events.add(event("held-" + i, 1, new Received(1, "delivery", 1, 1)));
          events.add(event("held-" + i, 2, new Reserved("visitor", 1, until, 1, 0)));
        }
        appender.append(events);
      }
    }
  }

  private NewEvent<StockEvent> event(String sku, long version, StockEvent data) {
    String command = sku + "-" + version;
    return new NewEvent<>(sku, version, data, new EventMetadata(until.minusSeconds(3_600), command,
        "0123456789abcdef0123456789abcdef", command, null));
  }
}
