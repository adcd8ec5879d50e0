/** What carts are told of products: the prices that hold, as far as this process has read them. */
package io.orderlog.command.prices;
