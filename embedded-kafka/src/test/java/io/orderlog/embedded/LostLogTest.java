package io.orderlog.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import io.orderlog.settings.Durability;
import io.orderlog.settings.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What operators do to a data folder by accident, and what the next broker makes of it. */
@Tag("faults")
@Tag("faults-short")
class LostLogTest {

  private static final String EVENTS = "orders.events";
  private static final String WRITERS = "orders.writers";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir
  static Path shared;

  @TempDir
  Path temporary;

  /** Something that happens to a data folder. */
  interface Accident {
    void happenTo(Path data) throws IOException;
  }

  @BeforeAll
  static void makeWholeFolder() throws Exception {
    Path whole = shared.resolve("whole");
    start(whole).close();
    copy(whole.resolve("kafka").resolve("__cluster_metadata-0"), shared.resolve("old-metadata"));
    try (EmbeddedKafka kafka = start(whole); Admin admin = admin(kafka)) {
      admin.createTopics(List.of(new NewTopic(EVENTS, 2, (short) 1),
          new NewTopic(WRITERS, 1, (short) 1))).all().get();
      try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers",
          kafka.bootstrapServers()), new StringSerializer(), new StringSerializer())) {
        for (int partition : List.of(0, 1)) {
          producer.send(new ProducerRecord<>(EVENTS, partition, "key", "kept")).get();
        }
        producer.send(new ProducerRecord<>(WRITERS, 0, "key", "claim")).get();
      }
    }
  }

  static Stream<Named<Accident>> accidents() {
    return Stream.of(
        named("meta.properties is gone", data -> Files.delete(meta(data))),
        named("meta.properties says nothing", data -> Files.writeString(meta(data), "version=1")),
        named("meta.properties is another cluster's", data -> Files.writeString(meta(data),
            Files.readString(meta(data), StandardCharsets.UTF_8)
                .replaceFirst("cluster.id=.*", "cluster.id=AAAAAAAAAAAAAAAAAAAAAQ"))),
        named("the metadata are gone", data -> delete(kafka(data, "__cluster_metadata-0"))),
        named("the metadata are empty", data -> {
          delete(kafka(data, "__cluster_metadata-0"));
          Files.createDirectory(kafka(data, "__cluster_metadata-0"));
        }),
        named("the metadata are of an older backup", data -> {
          delete(kafka(data, "__cluster_metadata-0"));
          copy(shared.resolve("old-metadata"), kafka(data, "__cluster_metadata-0"));
        }),
        named("Kafka's whole folder is gone", data -> delete(data.resolve("kafka"))),
        named("Kafka's whole folder is empty", data -> {
          delete(data.resolve("kafka"));
          Files.createDirectory(data.resolve("kafka"));
        }),
        named("one partition is gone", data -> delete(kafka(data, EVENTS + "-1"))),
        named("all partitions are gone", data -> {
          delete(kafka(data, EVENTS + "-0"));
          delete(kafka(data, EVENTS + "-1"));
        }),
        named("a partition is of another topic", data -> Files.writeString(
            kafka(data, EVENTS + "-0").resolve("partition.metadata"),
            "version: 0\ntopic_id: AAAAAAAAAAAAAAAAAAAAAQ")),
        named("a partition is of nobody knows which topic", data -> Files.delete(
            kafka(data, EVENTS + "-0").resolve("partition.metadata"))),
        named("Kafka has set a partition aside", data -> Files.move(kafka(data, EVENTS + "-0"),
            kafka(data, EVENTS + "-0.0123456789abcdef0123456789abcdef-stray"))),
        named("a partition has been named in other digits", data -> Files.move(
            kafka(data, EVENTS + "-0"), kafka(data, EVENTS + "-\u06f0"))),
        named("a folder is none of Kafka's", data -> Files.createDirectory(
            kafka(data, "holiday pictures"))),
        named("what is remembered is damaged", data -> Files.writeString(memory(data), "\\u12")),
        named("what is remembered is empty", data -> Files.writeString(memory(data), "")),
        named("what is remembered is half there", data -> Files.writeString(memory(data),
            "cluster.id=a\ntopic.orders.events=b")));
  }

  @ParameterizedTest
  @MethodSource("accidents")
  void is_refused_without_a_change(Accident accident) throws Exception {
    Path data = copy(shared.resolve("whole"), temporary.resolve("data"));
    accident.happenTo(data);
    Map<String, Integer> before = topicFiles(data);
    assertThatThrownBy(() -> start(data).close()).isInstanceOf(BrokerStartException.class)
        .satisfies(failure -> assertThat(((BrokerStartException) failure)
            .withRemedy(Setting.KAFKA_HOST, Setting.KAFKA_PORT, Setting.DATA).getMessage())
            .doesNotContain("\n").contains(data.toString())
            .containsAnyOf("estore", "move it away"));
    assertThat(topicFiles(data)).isEqualTo(before);
  }

  /** So what is refused above is refused for what happened to it. */
  @Test
  void a_folder_that_nothing_happened_to_starts() throws Exception {
    assertWhole(copy(shared.resolve("whole"), temporary.resolve("data")));
  }

  @Test
  void a_partition_that_is_put_back_is_no_longer_missed() throws Exception {
    Path data = copy(shared.resolve("whole"), temporary.resolve("data"));
    Path away = Files.move(kafka(data, EVENTS + "-1"), temporary.resolve("away"));
    assertThatThrownBy(() -> start(data).close()).isInstanceOf(BrokerStartException.class);
    Files.move(away, kafka(data, EVENTS + "-1"));
    assertWhole(data);
  }

  @Test
  void the_folder_of_yesterday_remembers_nothing_and_gets_a_memory() throws Exception {
    Path data = copy(shared.resolve("whole"), temporary.resolve("data"));
    Files.delete(memory(data));
    assertWhole(data);
    assertThat(memory(data)).content().contains("cluster.id=", "topic.orders.events=")
        .isEqualTo(Files.readString(memory(shared.resolve("whole"))));
  }

  @Test
  void without_a_memory_what_the_metadata_do_not_know_is_refused_all_the_same() throws Exception {
    Path data = copy(shared.resolve("whole"), temporary.resolve("data"));
    Files.delete(memory(data));
    delete(kafka(data, "__cluster_metadata-0"));
    copy(shared.resolve("old-metadata"), kafka(data, "__cluster_metadata-0"));
    assertThatThrownBy(() -> start(data).close()).isInstanceOf(BrokerStartException.class)
        .hasMessageContainingAll(EVENTS + "-0", "none of this name");
  }

  @Test
  void a_broker_that_was_killed_is_missed_nothing() throws Exception {
    Path data = copy(shared.resolve("whole"), temporary.resolve("data"));
    try (EmbeddedKafka kafka = start(data); Admin admin = admin(kafka)) {
      admin.createTopics(List.of(new NewTopic("made", 3, (short) 1))).all().get();
      awaitMemory(data, "topic.made=");
      copy(data, temporary.resolve("killed"));
    }
    assertWhole(temporary.resolve("killed"));
  }

  @Test
  void a_topic_that_is_no_log_may_be_deleted_and_made_anew() throws Exception {
    Path data = copy(shared.resolve("whole"), temporary.resolve("data"));
    try (EmbeddedKafka kafka = start(data); Admin admin = admin(kafka)) {
      admin.deleteTopics(List.of(WRITERS)).all().get();
    }
    try (EmbeddedKafka kafka = start(data); Admin admin = admin(kafka)) {
      admin.createTopics(List.of(new NewTopic(WRITERS, 2, (short) 1))).all().get();
    }
    assertWhole(data);
  }

  @Test
  void a_log_that_was_deleted_is_missed_until_it_is_forgotten() throws Exception {
    Path data = copy(shared.resolve("whole"), temporary.resolve("data"));
    try (EmbeddedKafka kafka = start(data); Admin admin = admin(kafka)) {
      admin.deleteTopics(List.of(EVENTS)).all().get();
    }
    assertThatThrownBy(() -> start(data).close()).isInstanceOf(BrokerStartException.class)
        .hasMessageContaining(EVENTS);
    Files.delete(memory(data));
    start(data).close();
  }

  private static EmbeddedKafka start(Path data) {
    return EmbeddedKafka.start(
        BrokerSettings.onFreePort(data.resolve("kafka"), Durability.PROCESS_CRASH),
        new LogMemory(memory(data), topic -> topic.endsWith(".events")));
  }

  private static void assertWhole(Path data) {
    try (EmbeddedKafka kafka = start(data);
        var consumer = new KafkaConsumer<>(Map.<String, Object>of(
            "bootstrap.servers", kafka.bootstrapServers()),
            new StringDeserializer(), new StringDeserializer())) {
      for (int partition : List.of(0, 1)) {
        TopicPartition events = new TopicPartition(EVENTS, partition);
        consumer.assign(List.of(events));
        consumer.seekToBeginning(List.of(events));
        assertThat(consumer.poll(PATIENCE)).singleElement()
            .satisfies(found -> assertThat(found.value()).isEqualTo("kept"));
      }
    }
  }

  private static void awaitMemory(Path data, String line) throws Exception {
    long start = System.nanoTime();
    while (!Files.readString(memory(data)).contains(line)) {
      assertThat(System.nanoTime() - start).isLessThan(PATIENCE.toNanos());
      Thread.sleep(10);
    }
  }

  private static Admin admin(EmbeddedKafka kafka) {
    return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  private static Path memory(Path data) {
    return data.resolve("log.identity");
  }

  private static Path meta(Path data) {
    return kafka(data, "meta.properties");
  }

  private static Path kafka(Path data, String name) {
    return data.resolve("kafka").resolve(name);
  }

  /** The files of all topics by name, with a hash of each. */
  private static Map<String, Integer> topicFiles(Path data) throws IOException {
    Map<String, Integer> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(data)) {
      for (Path file : all.filter(Files::isRegularFile)
          .filter(file -> data.relativize(file).toString().contains("orders.")).toList()) {
        files.put(data.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return files;
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return to;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
