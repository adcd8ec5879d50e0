/**
 * What a payment answers to the process and to what the provider says, as tables of what is asked
 * and what has happened.
 */
package io.orderlog.domain.payment.decisions;
