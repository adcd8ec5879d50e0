/** The read model of products: what the shop sells, by which name and at which prices. */
package io.orderlog.projections.product;
