package io.orderlog.eventlog.kafka.connection;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.rights.ClientPrincipal;
import io.orderlog.eventlog.kafka.rights.MissingRightException;
import io.orderlog.eventlog.kafka.rights.Right;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/**
 * How this process reaches Kafka.
 *
 * @param bootstrapServers as {@code host:port[,host:port…]}
 * @param clientProperties what every client gets besides its own settings (TLS, SASL, …), in the
 *     names of Kafka's own properties files
 * @param meters of all clients that stay for longer
 * @param sharedAdmin of all who only ask now and then
 */
public record KafkaConnection(String bootstrapServers, Properties clientProperties,
    KafkaClientMeters meters, SharedAdmin sharedAdmin) {

  private KafkaConnection(
      String bootstrapServers, Properties clientProperties, KafkaClientMeters meters) {
    this(bootstrapServers, clientProperties, meters, new SharedAdmin());
  }

  /** A connection whose clients nobody measures. */
  public KafkaConnection(String bootstrapServers, Properties clientProperties) {
    this(bootstrapServers, clientProperties, KafkaClientMeters.none());
  }

  /** A connection that needs no further properties. */
  public static KafkaConnection to(String bootstrapServers) {
    return new KafkaConnection(bootstrapServers, new Properties());
  }

  /** The same connection, whose clients are measured in this registry for as long as they live. */
  public KafkaConnection measuredBy(MeterRegistry registry) {
    return new KafkaConnection(bootstrapServers, clientProperties, KafkaClientMeters.in(registry));
  }

  /** The configuration of one client. A properties file cannot set what the client sets. */
  public Map<String, Object> with(Map<String, Object> clientSettings) {
    OwnProperties.requireOwn(clientSettings);
    Map<String, Object> configuration = new HashMap<>();
    clientProperties.forEach((name, value) -> configuration.put(String.valueOf(name), value));
    configuration.put("bootstrap.servers", bootstrapServers);
    configuration.putAll(clientSettings);
    return configuration;
  }

  /**
   * What to throw when Kafka failed.
   *
   * @param what failed, to stand before a colon
   * @param needed the rights that it takes
   */
  public LogUnavailableException unavailable(String what, Throwable failure, Right... needed) {
    if (failure instanceof MissingRightException told) {
      return new MissingRightException(what + ": " + told.getMessage(), told);
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AuthorizationException refusal) {
        for (Right right : needed) {
          if (right.fits(refusal)) {
            return missing(what, right, failure);
          }
        }
      }
    }
    return new LogUnavailableException(what + ": " + failure.getMessage(), failure);
  }

  /** What to throw when a right is missing; else as {@link #unavailable}. */
  MissingRightException missing(String what, Right right, @Nullable Throwable cause) {
    return new MissingRightException(
        what + ": " + right.lackedBy(ClientPrincipal.of(with(Map.of()))), cause);
  }
}
