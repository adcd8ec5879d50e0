/** The fulfilment of orders over HTTP: of one order, or of those that need somebody. */
package io.orderlog.query.fulfilment;
