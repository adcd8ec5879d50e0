/** A mail server, over SMTP, whatever it is asked to take. */
package io.orderlog.command.effects.smtp;
