/** The log of endpoints of webhooks: its topic, and how its events are written. */
package io.orderlog.eventlog.endpoint;
