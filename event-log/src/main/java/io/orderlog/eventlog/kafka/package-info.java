/**
 * The log on Kafka: CloudEvents records, the fenced transactional producer, the reader, the topic.
 */
package io.orderlog.eventlog.kafka;
