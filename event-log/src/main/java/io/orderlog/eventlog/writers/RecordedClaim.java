package io.orderlog.eventlog.writers;

/**
 * A claim as it stands in Kafka.
 *
 * @param log the name of the log whose writer it is
 * @param offset among the claims of its slot: the later one comes after the earlier one, and
 *     nobody who was fenced can put one after that of his successor
 */
public record RecordedClaim(String log, WriterClaim claim, long offset) {

  /** Which writer it is. */
  public WriterSlot slot() {
    return new WriterSlot(log, claim.slot());
  }
}
