package io.orderlog.eventlog.writers;

/**
 * A claim as the log has it.
 *
 * @param offset among the claims of its slot: the later one comes after the earlier one, and
 *     nobody who was fenced can put one after that of his successor
 */
public record RecordedClaim(WriterClaim claim, long offset) {}
