package io.orderlog.command.courier;

/** What became of an attempt to deliver a command. */
public sealed interface Delivery {

  /** It was taken, now or earlier, or is refused for good. */
  record Done() implements Delivery {}

  /** It is refused for good, and who sent it has to hear of that. */
  record Denied() implements Delivery {}

  /**
   * It has to be sent again.
   *
   * @param reason in one line
   */
  record Again(String reason) implements Delivery {}

  /**
   * It is refused, although not for good: to send it again at once would lead to nothing else.
   *
   * @param reason in one line
   */
  record Refused(String reason) implements Delivery {}
}
