/** The history read model: one row per event, in the order of each order's versions. */
package io.orderlog.projections.history;
