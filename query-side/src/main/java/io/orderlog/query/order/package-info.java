/** Orders over HTTP: one, many, as they were, and what happened to them. */
package io.orderlog.query.order;
