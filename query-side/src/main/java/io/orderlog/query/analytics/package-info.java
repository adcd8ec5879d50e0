/** What happened to orders in windows of time: {@code GET /analytics/orders}. */
package io.orderlog.query.analytics;
