package io.orderlog.domain.endpoint;

import java.util.List;

/**
 * Where the events of one log begin that an endpoint is told of.
 *
 * @param log its name
 * @param topicId tells the log from another one of its name
 * @param offsets of its partitions, from the first on; each is that of the first event to tell of
 */
public record LogStart(String log, String topicId, List<Long> offsets) {

  public LogStart {
    offsets = List.copyOf(offsets);
  }
}
