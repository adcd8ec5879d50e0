/** Proves from all logs, the books of others and clients' answers that a shop kept its word. */
package io.orderlog.faults.shop.check;
