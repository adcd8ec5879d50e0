/** Time as it is passed in: what the clock says, and what has gone by. */
package io.orderlog.time;
