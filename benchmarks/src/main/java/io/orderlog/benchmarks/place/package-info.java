/** The write path alone: a broker and what takes orders, in one JVM. */
package io.orderlog.benchmarks.place;
