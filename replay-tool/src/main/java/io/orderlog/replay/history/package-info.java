/** The history of one order, event by event. */
package io.orderlog.replay.history;
