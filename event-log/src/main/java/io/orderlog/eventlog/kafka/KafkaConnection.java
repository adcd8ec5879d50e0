package io.orderlog.eventlog.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * How this process reaches Kafka.
 *
 * @param bootstrapServers as {@code host:port[,host:port…]}
 * @param clientProperties what every client gets beside its own settings (TLS, SASL, …), in the
 *     names of Kafka's own properties files
 * @param meters of all clients that stay for longer
 */
public record KafkaConnection(
    String bootstrapServers, Properties clientProperties, KafkaClientMeters meters) {

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
  Map<String, Object> with(Map<String, Object> clientSettings) {
    OwnProperties.requireOwn(clientSettings);
    Map<String, Object> configuration = new HashMap<>();
    clientProperties.forEach((name, value) -> configuration.put(String.valueOf(name), value));
    configuration.put("bootstrap.servers", bootstrapServers);
    configuration.putAll(clientSettings);
    return configuration;
  }
}
