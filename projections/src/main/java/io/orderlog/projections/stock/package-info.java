/** The stock read model: what there is of each item now. */
package io.orderlog.projections.stock;
