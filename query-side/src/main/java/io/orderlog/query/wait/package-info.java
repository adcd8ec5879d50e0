/** Waiting lists over HTTP: how many wait. */
package io.orderlog.query.wait;
