/** States as bytes, for the disk: compact, explicit, versioned. */
package io.orderlog.command.memory.codec;
