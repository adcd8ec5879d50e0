/** The orders read model: one row per order, as it is now. */
package io.orderlog.projections.orders;
