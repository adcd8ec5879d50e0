/** Products, for the tool. */
package io.orderlog.replay.product;
