/** The fulfilments read model: where the process of each order is, and how it got there. */
package io.orderlog.projections.fulfilment;
