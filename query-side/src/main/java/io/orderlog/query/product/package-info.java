/** Products over HTTP: one, some, or all of them page by page. */
package io.orderlog.query.product;
