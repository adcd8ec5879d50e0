/** The topics and their guards: made if missing, refused if history could get lost in them. */
package io.orderlog.eventlog.kafka.topics;
