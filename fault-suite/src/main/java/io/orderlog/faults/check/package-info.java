/** Proves from a history and the log that no promise was broken. */
package io.orderlog.faults.check;
