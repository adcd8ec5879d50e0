/**
 * What follows from events is carried to those who are to act on it. A {@link Courier} belongs to a
 * writer: it turns what that has appended into commands, by the reactions of the domain, and
 * delivers them to their {@link Recipients} until they have ended.
 */
package io.orderlog.command.courier;
