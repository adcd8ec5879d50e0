/** The queries for mails. */
package io.orderlog.query.mail;
