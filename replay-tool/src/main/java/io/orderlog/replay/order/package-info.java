/** What the replay tool knows of orders. */
package io.orderlog.replay.order;
