/** Logs that several processes read together, each its part of the partitions. */
package io.orderlog.eventlog.shared;
