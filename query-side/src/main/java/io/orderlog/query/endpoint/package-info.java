/** Endpoints of webhooks over HTTP. */
package io.orderlog.query.endpoint;
