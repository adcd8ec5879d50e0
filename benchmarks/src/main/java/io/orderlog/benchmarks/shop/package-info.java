/** What stands around orders: stock, carts, payments, and the process that drives an order. */
package io.orderlog.benchmarks.shop;
