/** A file that keeps what has happened, whatever kills the process. */
package io.orderlog.simulators.journal;
