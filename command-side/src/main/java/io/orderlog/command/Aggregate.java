package io.orderlog.command;

import io.orderlog.domain.Decider;
import java.util.function.Function;

/**
 * What the machinery needs to know of a kind of aggregate.
 *
 * @param decider its rules
 * @param statusOf what clients are told of a state that has at least one event
 */
public record Aggregate<C, S, E, R>(Decider<C, S, E, R> decider, Function<S, String> statusOf) {}
