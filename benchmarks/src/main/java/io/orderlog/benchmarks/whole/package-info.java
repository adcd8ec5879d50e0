/** The whole system as its users get it, next to the same system written by hand. */
package io.orderlog.benchmarks.whole;
