package io.orderlog.eventlog.kafka;

import io.orderlog.eventlog.LogUnavailableException;
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
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Questions to Kafka's admin client that are answered, or fail, within a bounded time. */
final class AdminCalls {

  /** The client's own patience is shorter than ours, because its words say more. */
  private static final long PATIENCE_SECONDS = 15;
  private static final Map<String, Object> SETTINGS = Map.of(
      "default.api.timeout.ms", 10_000,
      "request.timeout.ms", 5_000);

  private AdminCalls() {}

  /**
   * A client for these calls.
   *
   * @throws LogUnavailableException if the connection's settings lead nowhere
   */
  static Admin connect(KafkaConnection connection) {
    try {
      return Admin.create(connection.with(SETTINGS));
    } catch (KafkaException unusable) {
      Throwable cause = unusable.getCause() == null ? unusable : unusable.getCause();
      throw new LogUnavailableException(
          "Kafka cannot be connected to: " + cause.getMessage(), unusable);
    }
  }

  /**
   * Waits for an answer.
   *
   * @param doing what the call is for, to fit behind "while"
   * @throws LogUnavailableException if the answer is an error or does not come
   */
  static <T> T await(KafkaFuture<T> answer, String doing) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      // In Kafka's own words: this server does not host this topic-partition.
      String why = cause instanceof UnknownTopicOrPartitionException
          ? "there is no such topic; start a command side once, which makes it"
          : cause.getMessage();
      throw new LogUnavailableException("Kafka failed while " + doing + ": " + why, cause);
    } catch (TimeoutException late) {
      throw new LogUnavailableException("Kafka did not answer within " + PATIENCE_SECONDS
          + " s while " + doing, late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LogUnavailableException("interrupted while " + doing, interrupted);
    }
  }

  /** What is set for a topic or a broker, defaults included. */
  static Map<String, String> settings(Admin admin, ConfigResource resource) {
    var settings = await(admin.describeConfigs(List.of(resource)).all(),
        "asking for the settings of " + resource.name()).get(resource);
    return settings == null
        ? Map.of()
        : settings.entries().stream().filter(entry -> entry.value() != null)
            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }
}
