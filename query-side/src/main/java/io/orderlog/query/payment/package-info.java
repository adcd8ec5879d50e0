/** Payments over HTTP. */
package io.orderlog.query.payment;
