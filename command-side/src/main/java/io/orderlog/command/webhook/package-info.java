/** Webhooks of those outside, as the Standard Webhooks specification has them. */
package io.orderlog.command.webhook;
