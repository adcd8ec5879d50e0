package io.orderlog.query.freshness;

import io.orderlog.eventlog.EventLog;

/**
 * A log that was opened for one who needs it.
 *
 * @param letGo ends the connection to it; to be run once
 */
public record OpenedLog<E>(EventLog<E> log, Runnable letGo) {}
