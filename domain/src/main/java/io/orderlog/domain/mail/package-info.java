/**
 * A mail to a customer: asked for once, sent until somebody has taken it, or until it is not worth
 * sending any more.
 */
package io.orderlog.domain.mail;
