/** Queries over HTTP: read models become JSON; nothing is decided and nothing is written here. */
package io.orderlog.query;
