/** The processes that are measured. */
package io.orderlog.benchmarks.server;
