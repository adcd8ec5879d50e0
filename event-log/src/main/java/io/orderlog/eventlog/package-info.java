/**
 * The log: what an event looks like on Kafka, how it is appended by one fenced writer, and how it
 * is read back. {@link io.orderlog.eventlog.EventLog} is the port; Kafka is the one that counts,
 * the in-memory one is for tests and passes the same contract suite.
 */
package io.orderlog.eventlog;
