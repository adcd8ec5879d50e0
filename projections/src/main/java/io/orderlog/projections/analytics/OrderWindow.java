package io.orderlog.projections.analytics;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Currency;

/**
 * What happened to orders in one window in one currency. Each event counts in the window in which
 * it happened, but for {@code converted}, which grows when an order of an earlier window is paid.
 *
 * @param start of the window
 * @param placed orders that were placed in it
 * @param converted of these, those that are paid by now, even if they were cancelled after
 * @param paid orders that were paid in it
 * @param revenueMinor what was paid in it, in minor units
 * @param cancelled orders that were cancelled in it
 */
public record OrderWindow(Instant start, Currency currency, long placed, long converted, long paid,
    BigInteger revenueMinor, long cancelled) {}
