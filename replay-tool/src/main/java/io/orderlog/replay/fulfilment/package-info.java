/** The fulfilment of orders as the replay tool sees it. */
package io.orderlog.replay.fulfilment;
