package io.orderlog.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Refuses to start a broker that would begin a new log next to the remains of another: Kafka itself
 * creates what it does not find, and deletes what it does not know.
 *
 * @param folder as it was before the broker was started
 * @param held what is remembered of it
 * @param memory where that is remembered
 */
record LogGuard(KafkaFolder folder, Optional<HeldLog> held, Optional<LogMemory> memory) {

  /**
   * Looks at a folder, and changes nothing.
   *
   * @throws BrokerStartException if what is remembered cannot be understood
   */
  static LogGuard look(Path folder, Optional<LogMemory> memory) throws IOException {
    return new LogGuard(KafkaFolder.look(folder),
        memory.isPresent() ? memory.get().read() : Optional.empty(), memory);
  }

  /**
   * Looks at what lies in the folder, before Kafka does.
   *
   * @throws BrokerStartException if it is not whole
   */
  void checkFiles() {
    refuseIfAny(folder.foreign(), "is none of Kafka's folders, which has to have its own for"
        + " itself; move it away. One with a number in other digits than 0 to 9 was made by an"
        + " earlier version under such a locale, and cannot be used");
    refuseIfAny(folder.strays(), "has records that Kafka has set aside, to delete them, because it"
        + " did not know them when it was last started. Restore the whole data folder from a"
        + " backup; or move it away, if what it holds is not missed");
    checkCluster();
    if (!folder.hasMetadata() && (folder.hasRecords() || !heldTopics().isEmpty())) {
      throw refused("__cluster_metadata-0, which says what else is there, is missing or empty");
    }
    heldTopics().forEach((name, topic) -> {
      if (isLog(name)) {
        requirePartitions(name, topic);
      }
    });
  }

  /**
   * Looks whether the controller knows what lies in the folder, before the broker sets aside what
   * it does not.
   *
   * @param topicIds of all topics that there are, by name
   * @throws BrokerStartException if it does not
   */
  void checkTopics(Map<String, String> topicIds) {
    for (PartitionFolder partition : folder.partitions()) {
      if (partition.hasRecords() && !partition.topicId()
          .equals(Optional.ofNullable(topicIds.get(partition.topic())))) {
        throw refused(partition.path() + " has records of "
            + partition.topicId().map(id -> "the topic with the id " + id).orElse("a topic without"
                + " an id")
            + ", and the metadata beside it know "
            + (topicIds.containsKey(partition.topic())
                ? "only another of this name, " + topicIds.get(partition.topic())
                : "none of this name"));
      }
    }
    heldTopics().forEach((name, topic) -> {
      if (topic.id().equals(topicIds.get(name))) {
        requirePartitions(name, topic);
      } else if (isLog(name)) {
        throw refused("the log " + name + " with the id " + topic.id() + " is gone");
      }
    });
  }

  /**
   * Looks whether Kafka has set something aside, though nothing was found that it would.
   *
   * @throws BrokerStartException if it has
   */
  void checkStarted() throws IOException {
    refuseIfAny(KafkaFolder.look(folder.path()).strays(), "has records that Kafka has set aside"
        + " while it was started, to delete them some day. The broker was stopped again; restore"
        + " the whole data folder from a backup");
  }

  /** Remembers whose folder it is, as soon as it is somebody's. */
  void rememberCluster() throws IOException {
    if (memory.isPresent() && held.isEmpty()) {
      String cluster = KafkaFolder.look(folder.path()).clusterId().orElseThrow();
      memory.get().note(new HeldLog(cluster, Map.of()));
    }
  }

  /** Remembers all topics that there are, and from here on those that there will be. */
  void rememberTopics(BrokerAndController server)
      throws IOException, ExecutionException, InterruptedException {
    if (memory.isPresent()) {
      String cluster = KafkaFolder.look(folder.path()).clusterId().orElseThrow();
      server.publishTo(new TopicWatch(memory.get(), folder.path(), cluster));
    }
  }

  private void checkCluster() {
    if (folder.clusterId().isEmpty()) {
      if (held.isPresent() || folder.hasMetadata() || folder.hasRecords()) {
        throw refused(folder.path().resolve(KafkaFolder.FORMATTED_MARK) + " is missing");
      }
      return;
    }
    String cluster = folder.clusterId().get();
    if (cluster.isEmpty()) {
      throw refused(folder.path().resolve(KafkaFolder.FORMATTED_MARK)
          + " is damaged: it has no cluster.id");
    }
    held.filter(known -> !known.clusterId().equals(cluster)).ifPresent(known -> {
      throw refused("the Kafka data in it are of another cluster, " + cluster);
    });
  }

  private void requirePartitions(String name, HeldLog.Topic topic) {
    List<String> missing = IntStream.range(0, topic.partitions())
        .filter(number -> folder.partition(name, number)
            .flatMap(PartitionFolder::topicId).filter(topic.id()::equals).isEmpty())
        .mapToObj(number -> name + "-" + number).toList();
    if (!missing.isEmpty()) {
      throw refused(String.join(", ", missing) + " of the topic with the id " + topic.id()
          + (missing.size() == 1 ? " is" : " are") + " missing");
    }
  }

  private void refuseIfAny(List<Path> folders, String reason) {
    if (!folders.isEmpty()) {
      throw BrokerStartException.lostLog(folders.stream().map(Path::toString)
          .collect(Collectors.joining(", ")) + " " + reason, "");
    }
  }

  private BrokerStartException refused(String reason) {
    return BrokerStartException.lostLog("the log in " + folder.path() + " is not whole: " + reason
        + held.map(known -> ". It has held the cluster " + known.clusterId() + describeLogs())
            .orElse("")
        + ". Nothing was changed. Restore the whole data folder from a backup",
        memory.filter(_ -> held.isPresent()).map(known -> "; to go on with what is left, delete "
            + known.file()).orElse(""));
  }

  private String describeLogs() {
    return heldTopics().entrySet().stream().filter(topic -> isLog(topic.getKey())).sorted(
        Map.Entry.comparingByKey())
        .map(topic -> " with " + topic.getKey() + " (" + topic.getValue().id() + ")")
        .collect(Collectors.joining());
  }

  private boolean isLog(String topic) {
    return memory.filter(known -> known.isLog(topic)).isPresent();
  }

  private Map<String, HeldLog.Topic> heldTopics() {
    return held.map(HeldLog::topics).orElse(Map.of());
  }
}
