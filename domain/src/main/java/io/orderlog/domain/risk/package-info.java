/**
 * Whether an order is let pass, looked at by a person, or refused: each customer, address and way
 * to pay is a stream, whose decider counts what it has ordered in sliding windows.
 */
package io.orderlog.domain.risk;
