package io.orderlog.faults.history;

import io.orderlog.domain.order.OrderCommand;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants done once, however often it asks.
 *
 * @param orderId of the order that it is for
 * @param commandId the idempotency key: another for every request
 * @param ifMatch the only version of the order at which it may be done; none means any
 */
public record Request(
    String orderId, String commandId, OrderCommand command, @Nullable Long ifMatch) {}
