/** The read model of endpoints of webhooks: what each wants, and how that goes. */
package io.orderlog.projections.endpoint;
