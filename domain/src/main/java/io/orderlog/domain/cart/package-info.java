/** The cart aggregate: what a customer picks, and the order that it becomes. */
package io.orderlog.domain.cart;
