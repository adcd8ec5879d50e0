package io.orderlog.eventlog.kafka.connection;

import io.orderlog.settings.Environment;
import io.orderlog.settings.HostAddress;
import io.orderlog.settings.Setting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** How the connection to Kafka is set up from the environment. */
public final class KafkaSettings {

  private static final String SERVERS = "bootstrap.servers";

  private KafkaSettings() {}

  /**
   * The Kafka that the settings name, else the local broker. Mistakes are for the environment's
   * check to tell.
   */
  public static KafkaConnection of(Environment environment) {
    return named(environment).orElseGet(() -> KafkaConnection.to(localBroker(environment)));
  }

  /**
   * The Kafka that the settings name, if they do. Mistakes are for the environment's check to tell.
   */
  public static Optional<KafkaConnection> named(Environment environment) {
    Map<String, String> file = new LinkedHashMap<>(
        environment.propertiesFile(Setting.KAFKA_CONFIG));
    Optional<String> inFile = Optional.ofNullable(file.remove(SERVERS));
    ClientProperties.mistakes(file).forEach(mistake -> refuseFile(environment, mistake));
    Properties properties = new Properties();
    properties.putAll(file);
    Optional<String> servers = servers(environment, inFile);
    if (servers.isEmpty() && !file.isEmpty()) {
      refuseFile(environment, "it is for a Kafka that is named nowhere; set " + SERVERS
          + " in it, or " + Setting.KAFKA_BOOTSTRAP_SERVERS);
    }
    return servers.map(found -> new KafkaConnection(found, properties));
  }

  /** From the variable or the file; who names two different ones may have meant either. */
  private static Optional<String> servers(Environment environment, Optional<String> inFile) {
    Optional<String> parsed = inFile.flatMap(HostAddress::parseServers);
    if (inFile.isPresent() && parsed.isEmpty()) {
      refuseFile(environment, SERVERS + " in it is \"" + inFile.get() + "\", allowed is "
          + HostAddress.SERVERS);
    }
    Optional<String> inVariable = environment.servers(Setting.KAFKA_BOOTSTRAP_SERVERS);
    if (inVariable.isPresent() && parsed.isPresent() && !inVariable.equals(parsed)) {
      environment.refuse(Setting.KAFKA_BOOTSTRAP_SERVERS, inVariable.get(), "in the file of "
          + Setting.KAFKA_CONFIG + ", " + SERVERS + " is \"" + parsed.get()
          + "\"; name one Kafka only");
    }
    return inVariable.or(() -> parsed);
  }

  private static String localBroker(Environment environment) {
    int port = environment.port(Setting.KAFKA_PORT);
    // Who has named a Kafka, but not so that it can be understood, does not mean this broker.
    boolean meant = !environment.isWrong(Setting.KAFKA_BOOTSTRAP_SERVERS)
        && !environment.isWrong(Setting.KAFKA_CONFIG);
    if (port == 0 && meant) {
      environment.refuse(Setting.KAFKA_PORT, "0", "a broker takes a free port then; say which in "
          + Setting.KAFKA_BOOTSTRAP_SERVERS);
    }
    return "127.0.0.1:" + port;
  }

  private static void refuseFile(Environment environment, String why) {
    environment.refuse(
        Setting.KAFKA_CONFIG, environment.text(Setting.KAFKA_CONFIG).orElse(""), why);
  }
}
