/** Membership in consumer groups, and the claims that their members publish. */
package io.orderlog.eventlog.kafka.groups;
