/** The log of carts: its topic, and how its events are written. */
package io.orderlog.eventlog.cart;
