/** Sales and demand over HTTP. */
package io.orderlog.query.sales;
