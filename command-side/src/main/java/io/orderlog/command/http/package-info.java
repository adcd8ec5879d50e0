/** Commands over HTTP: requests become commands, outcomes become responses; no rules live here. */
package io.orderlog.command.http;
