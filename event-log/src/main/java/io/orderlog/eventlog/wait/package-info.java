/** The log of waiting lists: its topic, and how its events are written. */
package io.orderlog.eventlog.wait;
