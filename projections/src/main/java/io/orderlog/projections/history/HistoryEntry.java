package io.orderlog.projections.history;

import io.orderlog.eventlog.LogPosition;
import java.time.Instant;

/**
 * One event of an order.
 *
 * @param version from 1
 * @param type in its newest version, as in {@code order.placed.v1}
 * @param dataJson what happened, in the shape of that type; OrderEventCodec reads it
 */
public record HistoryEntry(String orderId, long version, String type, Instant time,
    String dataJson, String commandId, String correlationId, LogPosition position) {}
