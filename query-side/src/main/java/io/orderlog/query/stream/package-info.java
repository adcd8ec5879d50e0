/** The live stream of events over HTTP. */
package io.orderlog.query.stream;
