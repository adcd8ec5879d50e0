package io.orderlog.query.stream;

import io.orderlog.eventlog.AggregateLog;
import java.util.Optional;
import java.util.function.Function;

/**
 * A log whose events clients can listen to.
 *
 * @param idName what the id of an aggregate is called, in events and as a parameter: {@code
 *     orderId}
 * @param readId reads an id as events have it; empty if the text is none
 * @param allowedIds what an id has to be, such as {@code must be a UUID}
 */
public record StreamedLog<E>(AggregateLog<E> log, String idName,
    Function<String, Optional<String>> readId, String allowedIds) {}
