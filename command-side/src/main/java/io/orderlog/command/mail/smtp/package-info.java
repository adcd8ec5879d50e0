/** The mail server that mails ask, and what its answers mean. */
package io.orderlog.command.mail.smtp;
