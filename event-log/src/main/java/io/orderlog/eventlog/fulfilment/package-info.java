/** The log of the processes that fulfil orders: its topic, and how its events are written. */
package io.orderlog.eventlog.fulfilment;
