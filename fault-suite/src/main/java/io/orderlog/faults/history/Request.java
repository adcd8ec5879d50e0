package io.orderlog.faults.history;

import org.jspecify.annotations.Nullable;

/**
 * What a client wants done once, however often it asks.
 *
 * @param streamId of the aggregate that it is for
 * @param commandId the idempotency key: another for every request
 * @param ifMatch the only version of the aggregate at which it may be done; none means any
 */
public record Request<C>(
    String streamId, String commandId, C command, @Nullable Long ifMatch) {}
