/** The log of orders: its topic, and how its events are written. */
package io.orderlog.eventlog.order;
