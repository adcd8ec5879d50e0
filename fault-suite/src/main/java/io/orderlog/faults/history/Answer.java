package io.orderlog.faults.history;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

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
   * @param articles those of a cart that are not offered as they are in it
   */
  record Refused(int httpStatus, String reason, long version, List<Article> articles)
      implements Answer {

    /** Of which no article is the reason. */
    public Refused(int httpStatus, String reason, long version) {
      this(httpStatus, reason, version, List.of());
    }

    public Refused {
      articles = List.copyOf(articles);
    }

    /**
     * One that is offered in another way, or not at all.
     *
     * @param unitPrice what one piece costs; none if it cannot be had
     */
    public record Article(String sku, Optional<BigDecimal> unitPrice) {}
  }

  /** 503 that promises that nothing was written by this attempt. */
  record NotWritten(String reason) implements Answer {}

  /** Any other 5xx, or no answer: it may or may not have been done, or may be done later. */
  record Unknown(String reason) implements Answer {}
}
