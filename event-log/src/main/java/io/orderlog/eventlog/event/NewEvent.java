package io.orderlog.eventlog.event;

/**
 * An event about to be appended.
 *
 * @param streamId the aggregate it belongs to
 * @param version its place in the stream, from 1, without gaps
 * @param data what happened
 */
public record NewEvent<E>(String streamId, long version, E data, EventMetadata metadata) {}
