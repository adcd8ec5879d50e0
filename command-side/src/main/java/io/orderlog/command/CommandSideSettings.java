package io.orderlog.command;

import io.orderlog.command.route.ProcessUrl;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import io.orderlog.settings.Durability;
import io.orderlog.settings.Environment;
import io.orderlog.settings.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the command side needs to know.
 *
 * @param host the address that its HTTP server listens on
 * @param port of its HTTP server; 0 takes a free one
 * @param kafka where the log is
 * @param durability what an answered command is to survive; a cluster that keeps less is refused
 * @param partitions of the log: what a new one gets, and an existing one must have, if it is said
 * @param writerSlots how many writers share the partitions: what a new log gets, and an existing
 *     one must have, if it is said
 * @param advertisedUrl where other command sides reach this one; from host and port if not said
 * @param memberName what the group of writers knows it by, the same after a restart; its URL if not
 *     said
 * @param data the folder for what writers know of their streams
 * @param serve the names of the logs whose writers this process may run; it takes commands for all
 * @param shop what carts, payments and processes need
 */
public record CommandSideSettings(
    String host, int port, KafkaConnection kafka, Durability durability, OptionalInt partitions,
    OptionalInt writerSlots, Optional<URI> advertisedUrl, Optional<String> memberName, Path data,
    Set<String> serve, ShopSettings shop) {

  /** One that serves everything, without anybody outside. */
  public CommandSideSettings(
      String host, int port, KafkaConnection kafka, Durability durability, OptionalInt partitions,
      OptionalInt writerSlots, Optional<URI> advertisedUrl, Optional<String> memberName,
      Path data) {
    this(host, port, kafka, durability, partitions, writerSlots, advertisedUrl, memberName, data,
        Set.copyOf(ServedAggregates.names()), ShopSettings.alone());
  }

  /** Reads the settings; mistakes are for the environment's check to tell. */
  public static CommandSideSettings of(Environment environment, KafkaConnection kafka) {
    OptionalInt partitions =
        environment.optionalInteger(Setting.PARTITIONS, 1, EventTopic.MAX_PARTITIONS);
    return new CommandSideSettings(
        environment.listenHost(Setting.HOST),
        environment.port(Setting.COMMAND_PORT),
        kafka,
        environment.choice(Setting.DURABILITY, Durability.class),
        partitions,
        environment.optionalInteger(
            Setting.WRITER_SLOTS, 1, partitions.orElse(EventTopic.MAX_PARTITIONS)),
        advertisedUrl(environment),
        Optional.empty(),
        environment.folder(Setting.DATA),
        environment.names(Setting.SERVE, ServedAggregates.names()),
        ShopSettings.of(environment));
  }

  /** The same for a process that is known to the group of writers by this name. */
  public CommandSideSettings named(String name) {
    return new CommandSideSettings(
        host, port, kafka, durability, partitions, writerSlots, advertisedUrl, Optional.of(name),
        data, serve, shop);
  }

  /** The same for a process that runs the writers of these logs. */
  public CommandSideSettings serving(Set<String> names) {
    return new CommandSideSettings(host, port, kafka, durability, partitions, writerSlots,
        advertisedUrl, memberName, data, Set.copyOf(names), shop);
  }

  /** The same that runs the writers of all logs. */
  public CommandSideSettings servingAll() {
    return serving(Set.copyOf(ServedAggregates.names()));
  }

  /** The same in another shop. */
  public CommandSideSettings with(ShopSettings other) {
    return new CommandSideSettings(host, port, kafka, durability, partitions, writerSlots,
        advertisedUrl, memberName, data, serve, other);
  }

  private static Optional<URI> advertisedUrl(Environment environment) {
    Optional<URI> url = environment.httpUrl(Setting.ADVERTISED_URL);
    url.filter(ProcessUrl::isOfAnyAddress).ifPresent(given -> environment.refuse(
        Setting.ADVERTISED_URL, given.toString(), "nobody can be reached at that address; name one"
            + " by which other machines reach this one"));
    return url;
  }
}
