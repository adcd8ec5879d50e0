/** What clients sent and were answered, and what the log holds. */
package io.orderlog.faults.history;
