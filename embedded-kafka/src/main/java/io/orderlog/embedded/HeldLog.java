package io.orderlog.embedded;

import java.util.Map;

/**
 * Which log a data folder holds.
 *
 * @param clusterId of the Kafka cluster that its broker is
 * @param topics all that it is known to hold, by name
 */
record HeldLog(String clusterId, Map<String, Topic> topics) {

  /**
   * A topic that was there.
   *
   * @param id another one has another, though it has the same name
   */
  record Topic(String id, int partitions) {}
}
