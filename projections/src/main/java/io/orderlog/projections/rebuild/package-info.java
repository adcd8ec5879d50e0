/** A new generation of a read model next to the live one, and the switch to it or back. */
package io.orderlog.projections.rebuild;
