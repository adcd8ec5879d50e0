/** The carts read model: what is in each cart now, or the order that it has become. */
package io.orderlog.projections.cart;
