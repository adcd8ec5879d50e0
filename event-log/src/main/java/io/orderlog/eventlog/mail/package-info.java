/** The log of mails: its topic, and how its events are written. */
package io.orderlog.eventlog.mail;
