/** A mail server that brings mails no further than to its mailbox, where they can be read. */
package io.orderlog.simulators.mail;
