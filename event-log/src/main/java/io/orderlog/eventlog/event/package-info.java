/** An event and all that is known of it, before it is appended and as the log has recorded it. */
package io.orderlog.eventlog.event;
