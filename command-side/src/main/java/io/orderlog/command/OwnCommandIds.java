package io.orderlog.command;

import io.orderlog.eventlog.event.StreamName;

/**
 * The ids of commands that no client sent. They follow from what led to the command, so that the
 * same cause leads to the same command, and they begin as no client's id may. What they are made of
 * stays as it is for ever, because they are in the log.
 */
public final class OwnCommandIds {

  /** No client's id may begin so. */
  public static final String PREFIX = "orderlog/";

  private static final String DEADLINE = "deadline/";
  private static final String ANSWER = "answer/";
  private static final String WEBHOOK = "webhook/";
  private static final String DELIVERY = "delivery/";

  private OwnCommandIds() {}

  /** Whether it is one of these. */
  public static boolean isOwn(String commandId) {
    return commandId.startsWith(PREFIX);
  }

  /**
   * Of the command that a deadline gives.
   *
   * @param name of the deadline
   * @param version of the stream that waited for it: another state has deadlines of its own
   */
  public static String ofDeadline(String name, long version) {
    return PREFIX + DEADLINE + name + "/" + version;
  }

  /** What a deadline is called where the cause of an event is told. */
  public static String causeOfDeadline(String name) {
    return DEADLINE + name;
  }

  /**
   * Of the fact that an answer from outside is: the same answer is taken once.
   *
   * @param transaction that was asked for
   * @param hash of the fact
   */
  public static String ofAnswer(String transaction, String hash) {
    return PREFIX + ANSWER + transaction + "/" + hash;
  }

  /** What an answer from outside is called where the cause of an event is told. */
  public static String causeOfAnswer(String transaction) {
    return ANSWER + transaction;
  }

  /**
   * Of the fact that a webhook brings: sent again, it is taken once.
   *
   * @param webhookId its sender's name for it
   */
  public static String ofWebhook(String webhookId) {
    return PREFIX + causeOfWebhook(webhookId);
  }

  /** What a webhook is called where the cause of an event is told. */
  public static String causeOfWebhook(String webhookId) {
    return WEBHOOK + nameOf(webhookId);
  }

  /**
   * Of the fact that comes of delivering to somebody outside.
   *
   * @param what it is, as in {@code failed}
   * @param version of the stream when it came: another state has facts of its own
   */
  public static String ofDelivery(String what, long version) {
    return PREFIX + DELIVERY + what + "/" + version;
  }

  /** What it is called where the cause of an event is told. */
  public static String causeOfDelivery(String what) {
    return DELIVERY + what;
  }

  /** A stream in an id. */
  public static String nameOf(String streamId) {
    return StreamName.of(streamId);
  }
}
