package io.orderlog.faults.scenario;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** What Kafka says about its topic when a scenario failed. */
final class Diagnosis {

  private static final String TOPIC = "orders.events";

  private Diagnosis() {}

  /** As text; never fails. */
  static String of(String bootstrapServers) throws InterruptedException {
    try (Admin admin = Admin.create(Map.of(
        "bootstrap.servers", bootstrapServers, "default.api.timeout.ms", 10_000,
        "request.timeout.ms", 5_000))) {
      List<TopicPartition> partitions = admin.describeTopics(List.of(TOPIC)).allTopicNames().get()
          .values().stream().flatMap(topic -> topic.partitions().stream())
          .map(partition -> new TopicPartition(TOPIC, partition.partition())).toList();
      StringBuilder text = new StringBuilder();
      text.append("last stable offsets: ")
          .append(ends(admin, partitions, IsolationLevel.READ_COMMITTED))
          .append("\nhigh watermarks:     ")
          .append(ends(admin, partitions, IsolationLevel.READ_UNCOMMITTED))
          .append("\ntransactions: ").append(admin.listTransactions().all().get());
      admin.describeProducers(partitions).all().get()
          .forEach((partition, state) -> state.activeProducers()
              .forEach(producer -> append(text, partition, producer)));
      return text.append('\n').toString();
    } catch (ExecutionException | KafkaException failure) {
      return "Kafka does not tell: " + failure + "\n";
    }
  }

  private static void append(
      StringBuilder text, TopicPartition partition, ProducerState producer) {
    text.append("\n").append(partition).append(": ").append(producer);
  }

  private static Map<Integer, Long> ends(Admin admin, List<TopicPartition> partitions,
      IsolationLevel level) throws InterruptedException, ExecutionException {
    return new TreeMap<>(admin.listOffsets(
        partitions.stream()
            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())),
        new ListOffsetsOptions(level)).all().get().entrySet().stream()
        .collect(Collectors.toMap(
            end -> end.getKey().partition(), end -> end.getValue().offset())));
  }
}
