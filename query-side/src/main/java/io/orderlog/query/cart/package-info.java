/** Carts over HTTP, one by one. */
package io.orderlog.query.cart;
