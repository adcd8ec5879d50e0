/** The product aggregate: what the shop sells, what it is called, and what it costs. */
package io.orderlog.domain.product;
