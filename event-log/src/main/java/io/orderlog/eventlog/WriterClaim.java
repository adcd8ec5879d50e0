package io.orderlog.eventlog;

/**
 * What a process says of itself when it has become a writer.
 *
 * @param slot of the writer
 * @param url where other processes reach the one that claims
 * @param instance a new one for each start of a process: two that tell the same URL are not the
 *     same
 */
public record WriterClaim(int slot, String url, String instance) {

  /** The id with which the writer of a slot opens its appender, and by which the log fences it. */
  public static String writerId(int slot) {
    return "orderlog-writer-" + slot;
  }
}
