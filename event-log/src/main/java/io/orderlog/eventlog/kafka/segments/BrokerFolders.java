package io.orderlog.eventlog.kafka.segments;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.rights.MissingRightException;
import io.orderlog.eventlog.kafka.rights.Right;
import io.orderlog.settings.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;

/**
 * Where the one broker of a cluster keeps its partitions, if that is on this machine. A broker that
 * is reached at a loopback address is on this machine; that its folders are those of the same name
 * here is seen by the ids in them.
 */
record BrokerFolders(Map<String, LogDirDescription> folders) {

  /**
   * Asks the cluster.
   *
   * @return empty if it has several brokers, or is not on this machine, or its files are not to be
   *     read here
   * @throws io.orderlog.eventlog.LogUnavailableException if it does not say
   */
  static Optional<BrokerFolders> find(KafkaAdmin admin) {
    DescribeClusterResult cluster = admin.client().describeCluster();
    Collection<Node> nodes = admin.await(cluster.nodes(), "looking for brokers");
    if (nodes.size() != 1 || !new Host(nodes.iterator().next().host()).isLoopback()) {
      return Optional.empty();
    }
    String id = admin.await(cluster.clusterId(), "asking which cluster it is");
    Map<String, LogDirDescription> folders = ask(admin, nodes.iterator().next().id());
    return !folders.isEmpty() && folders.keySet().stream()
        .allMatch(folder -> says(Path.of(folder, "meta.properties"), "cluster.id=" + id))
            ? Optional.of(new BrokerFolders(folders))
            : Optional.empty();
  }

  /** None if this client may not ask, as on a cluster that knows of rights. */
  private static Map<String, LogDirDescription> ask(KafkaAdmin admin, int broker) {
    try {
      return admin.await(admin.client().describeLogDirs(List.of(broker)).allDescriptions(),
          "asking for the broker's folders", Right.onCluster(AclOperation.DESCRIBE))
          .getOrDefault(broker, Map.of());
    } catch (MissingRightException _) {
      return Map.of();
    }
  }

  /** Those of these partitions that are here. */
  Map<Integer, Path> foldersOf(LogIdentity topic, Set<Integer> partitions) {
    Map<Integer, Path> found = new HashMap<>();
    partitions.forEach(partition -> folderOf(topic, partition)
        .ifPresent(folder -> found.put(partition, folder)));
    return found;
  }

  private Optional<Path> folderOf(LogIdentity topic, int partition) {
    TopicPartition wanted = new TopicPartition(topic.topic(), partition);
    return folders.entrySet().stream()
        .filter(folder -> Optional.ofNullable(folder.getValue().replicaInfos().get(wanted))
            .filter(replica -> !replica.isFuture()).isPresent())
        .map(folder -> Path.of(folder.getKey(), wanted.toString()))
        .filter(path -> says(path.resolve("partition.metadata"), "topic_id: " + topic.id()))
        .findFirst();
  }

  private static boolean says(Path file, String line) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1).contains(line);
    } catch (IOException _) {
      // Not to be read here is as good as not here.
      return false;
    }
  }
}
