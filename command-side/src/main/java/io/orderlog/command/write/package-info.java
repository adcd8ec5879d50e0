/**
 * The writer of a slot. Kafka's group gives a process its slots; for each, a thread runs a writer,
 * which fences all earlier ones, reads the log to its end, and then decides and appends what
 * waits, batch by batch. A writer takes commands from its {@link Intake}, knows its streams by its
 * {@link WriterMemory}, appends by its {@link FencedAppender}, and keeps as {@link Unresolved} what
 * may be in the log or not.
 */
package io.orderlog.command.write;
