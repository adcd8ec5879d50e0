/**
 * An item in stock: what is there of one article, and who has reserved some of it. No more is ever
 * reserved than there is.
 */
package io.orderlog.domain.stock;
