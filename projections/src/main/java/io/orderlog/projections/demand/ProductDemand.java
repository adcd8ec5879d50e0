package io.orderlog.projections.demand;

import java.math.BigInteger;
import java.util.Currency;

/**
 * How much of a product was ordered for one currency. An order counts on the day on which it was
 * placed, whatever happens to it later: a changed quantity changes that day's units, a cancelled
 * order is taken out of that day again, and a returned one stays in, because it was wanted.
 *
 * @param units in orders that were not cancelled
 * @param revenueMinor what those of them cost that have been paid, in minor units
 */
public record ProductDemand(String sku, Currency currency, BigInteger units,
    BigInteger revenueMinor) {}
