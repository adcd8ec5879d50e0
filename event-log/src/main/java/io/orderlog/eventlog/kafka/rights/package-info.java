/** What a principal may do on a guarded cluster, and what is said of a right that it lacks. */
package io.orderlog.eventlog.kafka.rights;
