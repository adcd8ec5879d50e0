/** The log of the subjects of risk: its topic, and how its events are written. */
package io.orderlog.eventlog.risk;
