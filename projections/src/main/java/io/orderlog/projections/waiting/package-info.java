/** Lists of what waits for something, in the order in which it has waited longest. */
package io.orderlog.projections.waiting;
