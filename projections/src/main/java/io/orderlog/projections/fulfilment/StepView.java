package io.orderlog.projections.fulfilment;

import java.time.Instant;

/**
 * One thing that has happened to a process.
 *
 * @param version of the process with it
 * @param what in a few words
 * @param cause the event, the deadline or the command that it happened because of
 */
public record StepView(long version, Instant time, String what, String cause) {}
