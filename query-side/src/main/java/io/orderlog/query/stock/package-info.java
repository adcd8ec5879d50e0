/** Stock over HTTP: one item, or some of them. */
package io.orderlog.query.stock;
