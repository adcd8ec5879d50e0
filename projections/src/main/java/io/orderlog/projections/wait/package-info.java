/** The read model of waiting lists: how many wait for each item. */
package io.orderlog.projections.wait;
