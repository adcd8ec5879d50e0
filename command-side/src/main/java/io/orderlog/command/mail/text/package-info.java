/** What mails say, in plain text and in HTML. */
package io.orderlog.command.mail.text;
