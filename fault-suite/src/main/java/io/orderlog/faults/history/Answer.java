package io.orderlog.faults.history;

/** What came back on one attempt. */
public sealed interface Answer {

  /**
   * 2xx: it is in the log.
   *
   * @param version of the aggregate, after it
   * @param position of its last event
   * @param replayed whether this is the answer to an earlier attempt
   */
  record Accepted(long version, Position position, String status, boolean replayed)
      implements Answer {}

  /**
   * 4xx: the aggregate, as it stood, did not allow it.
   *
   * @param reason the slug of the problem type
   * @param version of the aggregate; 0 if there is none
   */
  record Refused(int httpStatus, String reason, long version) implements Answer {}

  /** 503 that promises that nothing was written by this attempt. */
  record NotWritten(String reason) implements Answer {}

  /** Any other 5xx, or no answer: it may or may not have been done, or may be done later. */
  record Unknown(String reason) implements Answer {}
}
