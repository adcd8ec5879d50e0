/** Clients: a closed loop over many HTTP connections. */
package io.orderlog.benchmarks.load;
