package io.orderlog.eventlog.kafka.connection;

import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.connection.KafkaClientMeters.Measured;
import io.orderlog.eventlog.kafka.rights.MissingRightException;
import io.orderlog.eventlog.kafka.rights.Right;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
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
  /** Each call has a bound of its own. */
  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofMillis(Long.MAX_VALUE);
  private static final Map<String, Object> SETTINGS = Map.of(
      "default.api.timeout.ms", 10_000,
      "request.timeout.ms", 5_000);

  private final KafkaConnection connection;
  private final Admin client;
  private final Consumer<Duration> end;
  private final AtomicBoolean ended = new AtomicBoolean();

  private KafkaAdmin(KafkaConnection connection, Admin client, Consumer<Duration> end) {
    this.connection = connection;
    this.client = client;
    this.end = end;
  }

  /**
   * A client of one's own for a few calls, which nobody measures.
   *
   * @throws LogUnavailableException if the connection's settings lead nowhere
   */
  public static KafkaAdmin connect(KafkaConnection connection) {
    Admin client = create(connection);
    return new KafkaAdmin(connection, client, client::close);
  }

  /**
   * A client of one's own that stays, and is measured. A client asks one thing after the other, so
   * this is for those whom nobody else's questions may hold up.
   *
   * @throws LogUnavailableException as {@link #connect} does
   */
  public static KafkaAdmin connectForLong(KafkaConnection connection) {
    Admin client = create(connection);
    Measured measured = connection.meters().measure("admin", client.metrics());
    return new KafkaAdmin(connection, client, patience -> {
      measured.close();
      client.close(patience);
    });
  }

  /**
   * The client of all who only ask now and then over this connection, which is measured.
   *
   * @throws LogUnavailableException as {@link #connect} does
   */
  public static KafkaAdmin share(KafkaConnection connection) {
    SharedAdmin shared = connection.sharedAdmin();
    return new KafkaAdmin(connection, shared.take(connection), shared::giveBack);
  }

  static Admin create(KafkaConnection connection) {
    try {
      return Admin.create(connection.with(SETTINGS));
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

  /** Waits for the answers that are under way. */
  @Override
  public void close() {
    end(AS_LONG_AS_IT_TAKES);
  }

  /** Lets go at once, whatever is under way. */
  public void drop() {
    end(Duration.ZERO);
  }

  /** Once, because somebody else may have the same client. */
  private void end(Duration patience) {
    if (!ended.getAndSet(true)) {
      end.accept(patience);
    }
  }
}
