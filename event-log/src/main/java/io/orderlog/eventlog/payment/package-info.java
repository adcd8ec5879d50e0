/** The log of payments: its topic, and how its events are written. */
package io.orderlog.eventlog.payment;
