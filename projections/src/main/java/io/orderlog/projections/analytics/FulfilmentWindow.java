package io.orderlog.projections.analytics;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Currency;

/**
 * What became of orders from carts in one window in one currency, each in the window in which it
 * happened. Amounts are in minor units.
 *
 * @param start of the window
 * @param refusedForStock orders that were undone because there was not enough
 * @param refunds how often money went back
 * @param chargebacks how often a customer's bank took it back
 */
public record FulfilmentWindow(Instant start, Currency currency, long refusedForStock,
    long refunds, BigInteger refundedMinor, long chargebacks, BigInteger chargedBackMinor) {}
