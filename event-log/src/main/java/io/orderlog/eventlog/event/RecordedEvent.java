package io.orderlog.eventlog.event;

import io.orderlog.eventlog.LogPosition;

/**
 * An event as the log has it.
 *
 * @param streamId the aggregate it belongs to
 * @param version its place in the stream, from 1
 * @param type its name and version on the log, as in {@code order.placed.v1}
 * @param data what happened, in its newest shape
 * @param position its place in the log
 */
public record RecordedEvent<E>(String streamId, long version, String type, E data,
    EventMetadata metadata, LogPosition position) {}
