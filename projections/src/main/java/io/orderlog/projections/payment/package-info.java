/** The payments read model: what was asked of the provider for each order, and what it said. */
package io.orderlog.projections.payment;
