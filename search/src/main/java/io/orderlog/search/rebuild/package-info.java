/** How another index is made beside the one that answers, and how the two are compared. */
package io.orderlog.search.rebuild;
