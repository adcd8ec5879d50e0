/**
 * The way of an event into the read models: read, applied, checkpoint moved, in one transaction.
 */
package io.orderlog.projections.feed;
