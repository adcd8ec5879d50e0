/** How processes connect to Kafka: settings, properties of clients, questions to the cluster. */
package io.orderlog.eventlog.kafka.connection;
