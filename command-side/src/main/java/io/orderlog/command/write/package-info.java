/**
 * The writer of a slot. Kafka's group gives a process its slots; for each, a thread runs a writer,
 * which fences all earlier ones, reads the log to its end, and then decides and appends what
 * waits, batch by batch.
 */
package io.orderlog.command.write;
