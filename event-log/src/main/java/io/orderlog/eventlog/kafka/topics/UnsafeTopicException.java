package io.orderlog.eventlog.kafka.topics;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A topic could lose events, or refuse some, as it is set up; the message says what to change, in
 * one line.
 */
public final class UnsafeTopicException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsafeTopicException(String message) {
    super(message);
  }

  UnsafeTopicException(String topic, List<TopicGuard.Danger> dangers) {
    super("the topic " + topic + " is not safe for events: " + dangers.stream()
        .map(danger -> danger.setting() + " is " + danger.value() + ", " + danger.remedy())
        .collect(Collectors.joining("; ")));
  }
}
