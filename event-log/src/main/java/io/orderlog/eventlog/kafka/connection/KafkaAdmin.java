package io.orderlog.eventlog.kafka.connection;

import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.rights.MissingRightException;
import io.orderlog.eventlog.kafka.rights.Right;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Kafka's admin client, whose questions are answered, or fail, within a bounded time, and say what
 * right was missing. Thread-safe.
 */
public final class KafkaAdmin implements AutoCloseable {

  /** The client times out before we do, because its message says more. */
  private static final long PATIENCE_SECONDS = 15;
  private static final Map<String, Object> SETTINGS = Map.of(
      "default.api.timeout.ms", 10_000,
      "request.timeout.ms", 5_000);

  private final KafkaConnection connection;
  private final Admin client;

  private KafkaAdmin(KafkaConnection connection, Admin client) {
    this.connection = connection;
    this.client = client;
  }

  /**
   * A client for these calls.
   *
   * @throws LogUnavailableException if the connection's settings lead nowhere
   */
  public static KafkaAdmin connect(KafkaConnection connection) {
    try {
      return new KafkaAdmin(connection, Admin.create(connection.with(SETTINGS)));
    } catch (KafkaException unusable) {
      Throwable cause = unusable.getCause() == null ? unusable : unusable.getCause();
      throw new LogUnavailableException(
          "Kafka cannot be connected to: " + cause.getMessage(), unusable);
    }
  }

  /** To ask with. */
  public Admin client() {
    return client;
  }

  /**
   * Waits for an answer.
   *
   * @param doing what the call is for, to fit after "while"
   * @param needed the rights that it takes
   * @throws MissingRightException if one of them is missing
   * @throws LogUnavailableException if the answer is an error or does not come
   */
  public <T> T await(KafkaFuture<T> answer, String doing, Right... needed) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      // In Kafka's own words: this server does not host this topic-partition.
      if (cause instanceof UnknownTopicOrPartitionException) {
        throw new LogUnavailableException("Kafka failed while " + doing
            + ": there is no such topic; start a command side once, which makes it", cause);
      }
      throw connection.unavailable("Kafka failed while " + doing, cause, needed);
    } catch (TimeoutException late) {
      throw new LogUnavailableException("Kafka did not answer within " + PATIENCE_SECONDS
          + " s while " + doing, late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LogUnavailableException("interrupted while " + doing, interrupted);
    }
  }

  /** What to throw when something was found out to be missing. */
  public MissingRightException missing(String what, Right right) {
    return connection.missing(what, right, null);
  }

  /** What is set for a topic or a broker, defaults included. */
  public Map<String, String> settings(ConfigResource resource) {
    Right needed = resource.type() == ConfigResource.Type.TOPIC
        ? Right.onTopic(resource.name(), AclOperation.DESCRIBE_CONFIGS)
        : Right.onCluster(AclOperation.DESCRIBE_CONFIGS);
    var settings = await(client.describeConfigs(List.of(resource)).all(),
        "asking for the settings of " + resource.name(), needed).get(resource);
    return settings == null
        ? Map.of()
        : settings.entries().stream().filter(entry -> entry.value() != null)
            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }

  @Override
  public void close() {
    client.close();
  }

  /** Lets go at once, whatever is under way. */
  public void drop() {
    client.close(Duration.ZERO);
  }
}
