/** Who writes: claims of writer slots and the group that deals them out. */
package io.orderlog.eventlog.writers;
