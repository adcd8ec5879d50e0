/** Endpoints of webhooks as the replay tool sees them. */
package io.orderlog.replay.endpoint;
