/** The log as a file of CloudEvents, and back. */
package io.orderlog.replay.export;
