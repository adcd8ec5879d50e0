/** The files in which a broker on this machine keeps a log, read and flushed from outside. */
package io.orderlog.eventlog.kafka.segments;
