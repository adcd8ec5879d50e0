/** A day in a shop, from a sale to stock-taking, and whether the books agree at its end. */
package io.orderlog.standalone.demo.shop;
