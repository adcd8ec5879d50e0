/** Transactions as the partitions see them: open, committed, or hanging. */
package io.orderlog.eventlog.kafka.transactions;
