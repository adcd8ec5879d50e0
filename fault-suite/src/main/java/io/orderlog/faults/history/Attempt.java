package io.orderlog.faults.history;

/**
 * One request as it was sent once.
 *
 * @param client who sent it
 * @param startNanos when, on the one monotonic clock of all clients
 * @param endNanos when the answer was there, or was given up
 */
public record Attempt<C>(
    int client, Request<C> request, long startNanos, long endNanos, Answer answer) {}
