package io.orderlog.eventlog.writers;

/**
 * One writer of one log.
 *
 * @param log the name of the log
 * @param number among the writers of that log, from 0
 */
public record WriterSlot(String log, int number) {}
