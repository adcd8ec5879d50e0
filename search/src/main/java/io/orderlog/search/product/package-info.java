/** Products, as an index has them. */
package io.orderlog.search.product;
