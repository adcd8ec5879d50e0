package io.orderlog.command.memory;

import java.time.Instant;

/**
 * One aggregate as the fold of its events.
 *
 * @param version the number of its events
 * @param lastTime when the last one was decided
 */
public record StreamState<S>(S state, long version, Instant lastTime) {}
