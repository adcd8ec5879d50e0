/** The log of products: its topic, and how its events are written. */
package io.orderlog.eventlog.product;
