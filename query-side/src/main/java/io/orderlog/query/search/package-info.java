/** Orders and products found by words: {@code GET /search}. */
package io.orderlog.query.search;
