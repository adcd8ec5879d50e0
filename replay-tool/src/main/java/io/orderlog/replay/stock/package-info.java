/** Stock as the replay tool sees it. */
package io.orderlog.replay.stock;
