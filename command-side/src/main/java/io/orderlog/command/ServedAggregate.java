package io.orderlog.command;

import io.orderlog.command.http.CommandRoutes;

/**
 * A kind of aggregate that a command side writes, and how its commands come over HTTP.
 *
 * @param aggregate what the writers need to know of it
 * @param routes of its commands
 */
public record ServedAggregate<C, S, E, R>(
    Aggregate<C, S, E, R> aggregate, CommandRoutes<C, R> routes) {}
