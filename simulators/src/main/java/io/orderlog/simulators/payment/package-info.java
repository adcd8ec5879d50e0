/** A payment provider: payments, what may be asked of them, and what really happened to money. */
package io.orderlog.simulators.payment;
