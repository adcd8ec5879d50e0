/**
 * Endpoints of webhooks: who outside wants to be told of which events, and how that goes. What is
 * delivered is not in here, and neither is what went well: only what a restart has to know.
 */
package io.orderlog.domain.endpoint;
