/** Tokens that allow whoever has one a single thing. */
package io.orderlog.command.token;
