/** What those outside of a shop have in their books, and what they have said. */
package io.orderlog.faults.shop.outside;
