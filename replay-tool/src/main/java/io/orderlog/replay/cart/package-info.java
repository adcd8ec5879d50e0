/** What the replay tool knows of carts. */
package io.orderlog.replay.cart;
