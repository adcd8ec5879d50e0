package io.orderlog.standalone.broker;

import io.orderlog.embedded.BrokerSettings;
import io.orderlog.embedded.Flushing;
import io.orderlog.settings.Durability;
import io.orderlog.settings.Environment;
import io.orderlog.settings.Host;
import io.orderlog.settings.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the embedded broker needs to know.
 *
 * @param data the data folder
 * @param host the address to listen on
 * @param advertisedHost by which clients, and this machine too, reach it
 * @param port for Kafka clients; 0 takes a free one
 * @param flushing who sees to it that acknowledged commands survive what they shall
 */
public record BrokerConfiguration(
    Path data, String host, String advertisedHost, int port, Flushing flushing) {

  private static final String LOOPBACK = "127.0.0.1";

  /** Whether the broker, which lets everybody do everything, may be open to other machines. */
  private enum Unguarded {
    REFUSED, ALLOWED
  }

  /** Reads the settings; mistakes are for the environment's check to tell. */
  public static BrokerConfiguration of(Environment environment) {
    Host host = new Host(environment.listenHost(Setting.KAFKA_HOST));
    requireMeant(environment, host);
    return new BrokerConfiguration(
        environment.folder(Setting.DATA),
        host.name(),
        advertised(environment, host).name(),
        environment.port(Setting.KAFKA_PORT),
        Flushing.of(environment.choice(Setting.DURABILITY, Durability.class)));
  }

  /** One line for each setting that names another Kafka, of which its own broker makes no use. */
  public List<String> unusedSettings(Environment environment) {
    return Stream.of(Setting.KAFKA_BOOTSTRAP_SERVERS, Setting.KAFKA_CONFIG)
        .flatMap(setting -> environment.text(setting)
            .filter(value -> !value.equals(new Host(advertisedHost).withPort(port)))
            .map(value -> setting + " is \"" + value + "\" and not used here: this process runs its"
                + " own broker on the log in " + data.toAbsolutePath().normalize())
            .stream())
        .toList();
  }

  /** The same for a broker that only this process needs, for a while. */
  public BrokerConfiguration forThisProcess() {
    return new BrokerConfiguration(data, LOOPBACK, LOOPBACK, 0, flushing).flushedByWriters();
  }

  /**
   * The same for a broker whose writers are in this process, or else on this machine: they flush
   * once what the broker would flush many times. One that other machines reach flushes by itself.
   */
  public BrokerConfiguration flushedByWriters() {
    boolean isForThisMachine =
        new Host(host).isLoopback() && new Host(advertisedHost).isLoopback();
    return flushing == Flushing.EACH_APPEND && isForThisMachine
        ? new BrokerConfiguration(data, host, advertisedHost, port, Flushing.LEFT_TO_WRITERS)
        : this;
  }

  BrokerSettings in(DataFolder folder) {
    return new BrokerSettings(folder.kafka(), host, advertisedHost, port, flushing);
  }

  private static void requireMeant(Environment environment, Host host) {
    Unguarded unguarded = environment.choice(Setting.KAFKA_UNGUARDED, Unguarded.class);
    if (!host.isLoopback() && unguarded == Unguarded.REFUSED) {
      environment.reject(Setting.KAFKA_HOST, host.name(), "a loopback address, as " + LOOPBACK
          + ", because anyone who reaches this broker can read, change and delete everything; or "
          + Setting.KAFKA_UNGUARDED + "=allowed with it, if only friends reach it");
    }
  }

  private static Host advertised(Environment environment, Host host) {
    boolean isSaid = environment.text(Setting.KAFKA_ADVERTISED_HOST).isPresent();
    Host advertised = isSaid ? environment.reachableHost(Setting.KAFKA_ADVERTISED_HOST) : host;
    if (advertised.isWildcard()) {
      environment.reject(isSaid ? Setting.KAFKA_ADVERTISED_HOST : Setting.KAFKA_HOST,
          advertised.name(), "an address by which clients reach the broker; "
              + Setting.KAFKA_HOST + " may be all addresses if " + Setting.KAFKA_ADVERTISED_HOST
              + " names one of them");
    }
    return advertised;
  }
}
