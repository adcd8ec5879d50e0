package io.orderlog.projections.sales;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Currency;

/**
 * What happened on one day in one currency. Each event counts on the day on which it happened, so
 * days that are over do not change: cancelling an order takes away neither that it was placed nor
 * what was paid for it, and returning one changes nothing here.
 *
 * @param revenuePaidMinor what was paid on that day, in minor units
 */
public record DailySales(LocalDate day, Currency currency, long ordersPlaced, long ordersCancelled,
    BigInteger revenuePaidMinor) {}
