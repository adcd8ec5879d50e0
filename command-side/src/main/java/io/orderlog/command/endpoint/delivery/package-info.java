/**
 * What endpoints are told, and how: the process that has the writer of an endpoint reads the logs
 * that it wants to hear of, and sends it what it finds, in order for each stream.
 */
package io.orderlog.command.endpoint.delivery;
