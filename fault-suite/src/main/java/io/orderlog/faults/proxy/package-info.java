/** A TCP connection that can be disturbed. */
package io.orderlog.faults.proxy;
