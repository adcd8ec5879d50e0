/**
 * The process that drives an order from its checkout to the customer's door, or back to nothing. It
 * is an aggregate like any other: its id is the order's, its commands are what it hears, its events
 * are what it has decided, and what follows from those is none of its business.
 */
package io.orderlog.domain.fulfilment;
