/** A real Kafka broker in this JVM: KRaft, one node, a data folder. */
package io.orderlog.embedded;
