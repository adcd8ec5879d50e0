/** The log of stock: its topic, and how its events are written. */
package io.orderlog.eventlog.stock;
