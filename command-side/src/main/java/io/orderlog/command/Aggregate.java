package io.orderlog.command;

import io.orderlog.command.memory.codec.StateCodec;
import io.orderlog.domain.Decider;
import java.util.function.Function;

/**
 * What the machinery needs to know of a kind of aggregate.
 *
 * @param name tells it apart from others, also in names of files
 * @param decider its rules
 * @param statusOf what clients are told of a state that has at least one event
 * @param stateCodec its states as bytes
 */
public record Aggregate<C, S, E, R>(String name, Decider<C, S, E, R> decider,
    Function<S, String> statusOf, StateCodec<S> stateCodec) {}
