/** Labels in a topic of Kafka. */
package io.orderlog.eventlog.kafka.labels;
