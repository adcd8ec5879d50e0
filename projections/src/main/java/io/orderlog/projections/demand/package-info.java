/** The demand read model: units and revenue per product, by the day the order was placed. */
package io.orderlog.projections.demand;
