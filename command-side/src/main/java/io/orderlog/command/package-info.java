/**
 * The way of a command from the router to the log: it is routed to the one writer of its stream,
 * decided against the stream's state, appended, and only then answered.
 */
package io.orderlog.command;
