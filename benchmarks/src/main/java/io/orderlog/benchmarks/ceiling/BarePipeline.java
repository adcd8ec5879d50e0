package io.orderlog.benchmarks.ceiling;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.orderlog.embedded.BrokerSettings;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.Flushing;
import io.orderlog.settings.Durability;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The ceiling for placing orders: what a command needs on Kafka at least. Javalin, a queue, and one
 * transactional producer that commits what is waiting; the answer follows the commit. There are no
 * rules and there is no state. Its broker is in the same JVM; at power-loss it leaves flushing to
 * the pipeline, which flushes once what a transaction has touched. A broker that finds the decision
 * to commit and the records when it starts again makes the commit whole.
 */
public final class BarePipeline {

  private static final String TOPIC = "bare.pipeline";

  /** Where the broker, which has one partition for it, notes the decision to commit. */
  private static final String TRANSACTION_STATE = "__transaction_state-0";

  /** As many as Orderlog's log has by default. */
  private static final int PARTITIONS = 6;

  private static final int MOST_IN_A_TRANSACTION = 1_000;

  private record Waiting(ProducerRecord<byte[], byte[]> record, CompletableFuture<Void> done) {}

  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();

  private final FirstSegments segments;
  private final Durability durability;

  private BarePipeline(FirstSegments segments, Durability durability) {
    this.segments = segments;
    this.durability = durability;
  }

  /**
   * Listens on a free port and prints its address. Runs until it is killed.
   *
   * @param arguments the broker's folder, and what a commit survives
   */
  public static void main(String... arguments) throws ExecutionException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    Durability durability = Durability.valueOf(arguments[1]);
    EmbeddedKafka broker = EmbeddedKafka.start(BrokerSettings.onFreePort(folder,
        durability == Durability.POWER_LOSS ? Flushing.LEFT_TO_WRITERS : Flushing.LEFT_TO_SYSTEM));
    createTopic(broker.bootstrapServers());
    BarePipeline pipeline = new BarePipeline(new FirstSegments(folder), durability);
    Thread.ofPlatform().name("pipeline")
        .start(() -> pipeline.commitWhatWaits(producer(broker.bootstrapServers())));
    System.out.println("http://127.0.0.1:" + pipeline.listen());
  }

  private static void createTopic(String bootstrapServers)
      throws ExecutionException, InterruptedException {
    try (
        Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
    }
  }

  /** With the settings of Orderlog's writers. */
  private static Producer<byte[], byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(Map.of(
        "bootstrap.servers", bootstrapServers,
        "transactional.id", "bare-pipeline",
        "max.in.flight.requests.per.connection", 1,
        "linger.ms", 1_000,
        "batch.size", 1024 * 1024,
        "compression.type", "lz4",
        "retry.backoff.ms", 5), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private int listen() {
    return CeilingServer.listen(routes -> routes.post("/orders", this::place));
  }

  private void place(Context context) {
    byte[] event = PlacedOrder.read(context).event().getBytes(UTF_8);
    String orderId = UUID.randomUUID().toString();
    CompletableFuture<Void> done = new CompletableFuture<>();
    queue.add(new Waiting(new ProducerRecord<>(TOPIC, orderId.getBytes(UTF_8), event), done));
    done.join();
    PlacedOrder.answerPlaced(context, orderId);
  }

  private void commitWhatWaits(Producer<byte[], byte[]> producer) {
    producer.initTransactions();
    try {
      while (true) {
        List<Waiting> batch = new ArrayList<>();
        batch.add(queue.take());
        queue.drainTo(batch, MOST_IN_A_TRANSACTION - 1);
        commit(producer, batch);
        batch.forEach(each -> each.done().complete(null));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void commit(Producer<byte[], byte[]> producer, List<Waiting> batch) {
    producer.beginTransaction();
    List<Future<RecordMetadata>> sent =
        batch.stream().map(each -> producer.send(each.record())).toList();
    producer.commitTransaction();
    if (durability == Durability.POWER_LOSS) {
      Set<String> touched = new HashSet<>(Set.of(TRANSACTION_STATE));
      sent.forEach(record -> touched.add(record.resultNow().topic() + "-"
          + record.resultNow().partition()));
      segments.flush(touched);
    }
  }
}
