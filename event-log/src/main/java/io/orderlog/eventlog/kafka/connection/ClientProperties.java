package io.orderlog.eventlog.kafka.connection;

import io.orderlog.settings.NearestName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;

/** What a properties file may say about all clients of this process. */
final class ClientProperties {

  private static final List<ConfigDef> CLIENTS = List.of(
      ProducerConfig.configDef(), ConsumerConfig.configDef(), AdminClientConfig.configDef());

  /** Those that name classes, which may take properties of names that Kafka does not know. */
  private static final Set<String> CLASSES = Set.of("config.providers", "metric.reporters",
      "security.providers", "ssl.engine.factory.class", "sasl.login.class",
      "sasl.client.callback.handler.class", "sasl.login.callback.handler.class",
      "sasl.oauthbearer.jwt.retriever.class", "sasl.oauthbearer.jwt.validator.class");

  private ClientProperties() {}

  /** What is wrong with them: nothing, or for each mistake what it is, and the remedy. */
  static List<String> mistakes(Map<String, String> properties) {
    List<String> mistakes = new ArrayList<>();
    properties.keySet().forEach(name -> OwnProperties.reason(name).ifPresentOrElse(
        reason -> mistakes.add(name + " cannot be chosen: " + reason + "; take it out"),
        () -> unknown(name, properties).forEach(mistakes::add)));
    // With a provider, the text in the file is not the value.
    if (!properties.containsKey("config.providers")) {
      wrongValues(properties).forEach(mistakes::add);
    }
    return mistakes.isEmpty() ? unusable(properties) : mistakes;
  }

  private static Stream<String> unknown(String name, Map<String, String> properties) {
    Set<String> known = knownNames();
    boolean slip = known.stream().anyMatch(one -> NearestName.isSlip(name, one));
    boolean forClass = !slip && properties.keySet().stream().anyMatch(CLASSES::contains);
    return known.contains(name) || forClass
        ? Stream.empty()
        : Stream.of("Kafka's clients know no " + name + NearestName.question(name, known));
  }

  private static Set<String> knownNames() {
    Set<String> names = new TreeSet<>();
    CLIENTS.forEach(client -> names.addAll(client.names()));
    names.removeIf(name -> name.startsWith("internal."));
    return names;
  }

  private static Stream<String> wrongValues(Map<String, String> properties) {
    return CLIENTS.stream().flatMap(client -> client.validate(properties).stream())
        .filter(value -> properties.containsKey(value.name()))
        .filter(value -> OwnProperties.reason(value.name()).isEmpty())
        // The first says what is wrong, the others what follows from that.
        .flatMap(value -> value.errorMessages().stream().limit(1)).distinct();
  }

  /** Whether a client can be made of them: what names files, for example, must find them. */
  private static List<String> unusable(Map<String, String> properties) {
    Map<String, Object> configuration = new HashMap<>(properties);
    // Nobody is asked: the client is closed before it has connected to anybody.
    configuration.put("bootstrap.servers", "127.0.0.1:1");
    try {
      Admin.create(configuration).close(Duration.ZERO);
      return List.of();
    } catch (KafkaException unusable) {
      return List.of("no client can be made of it: " + reason(unusable));
    }
  }

  /** What was in the way, without the layers above that could not be made because of it. */
  private static String reason(Throwable unusable) {
    return Stream.iterate(unusable, Objects::nonNull, Throwable::getCause)
        .map(cause -> String.valueOf(cause.getMessage()))
        .filter(message -> !message.startsWith("Failed to create new "))
        .distinct().collect(Collectors.joining(": "));
  }
}
