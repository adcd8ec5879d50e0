/** Whom effects ask over HTTP, whatever they ask. */
package io.orderlog.command.effects.http;
