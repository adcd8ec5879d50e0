/** Parked orders from the command line. */
package io.orderlog.replay.quarantine;
