/** Events from which nothing follows yet, because somebody could not act on them. */
package io.orderlog.eventlog.parked;
