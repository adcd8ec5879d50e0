package io.orderlog.query.order;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.orderlog.projections.history.HistoryEntry;
import java.time.Instant;
import java.util.List;

/** What happened to an order, as clients see it. */
record HistoryDocument(String orderId, List<Event> events) {

  /**
   * One event.
   *
   * @param data as the log has it
   * @param position its place in the log, in the form of a consistency token
   */
  record Event(long version, String type, Instant time, @JsonRawValue String data,
      String commandId, String correlationId, String position) {}

  static HistoryDocument of(String orderId, List<HistoryEntry> entries) {
    return new HistoryDocument(orderId, entries.stream().map(entry -> new Event(
        entry.version(), entry.type(), entry.time(), entry.dataJson(), entry.commandId(),
        entry.correlationId(), entry.position().toString())).toList());
  }
}
