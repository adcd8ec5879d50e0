/** Proves from all logs, the provider's ledger and clients' answers that a shop kept its word. */
package io.orderlog.faults.shop;
