/** How far those have come that act on events. */
package io.orderlog.eventlog.positions;
