package io.orderlog.simulators.payment;

/**
 * What a caller asks to be held.
 *
 * @param reference the caller's name for what is paid; the provider makes nothing of it
 * @param amount in minor units, more than nothing
 * @param currency three letters
 */
record NewPayment(String reference, long amount, String currency, String method) {}
