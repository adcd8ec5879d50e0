/** The read model of mails. */
package io.orderlog.projections.mail;
