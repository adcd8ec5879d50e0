/** Webhooks that are owed to somebody, and their sender. */
package io.orderlog.simulators.webhook;
