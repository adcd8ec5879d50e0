/** Clients that send commands and record every attempt. */
package io.orderlog.faults.traffic;
