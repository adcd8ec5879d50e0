/**
 * Queries over HTTP: read models become JSON, and the log becomes a stream of events; nothing is
 * decided and nothing is written here.
 */
package io.orderlog.query;
