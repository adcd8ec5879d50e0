/**
 * The world outside, for demonstrations and tests: what a shop depends on and does not own, in a
 * process of its own. It must not know what is expected of it, so it knows no order.
 */
package io.orderlog.simulators;
