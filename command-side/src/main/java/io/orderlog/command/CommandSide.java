package io.orderlog.command;

import static java.util.stream.Collectors.partitioningBy;

import io.orderlog.command.http.CommandApi;
import io.orderlog.command.http.MadeCommandIds;
import io.orderlog.command.http.PendingAnswers;
import io.orderlog.command.memory.file.UnusableStateFolderException;
import io.orderlog.command.route.ProcessUrl;
import io.orderlog.command.running.RunningAggregates;
import io.orderlog.command.running.RunningAggregates.Division;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.http.CannotListenException;
import io.orderlog.http.Health;
import io.orderlog.http.HttpServer;
import io.orderlog.http.Metrics;
import io.orderlog.process.RunningParts;
import io.orderlog.settings.Setting;
import io.orderlog.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The running command side: a log and its writers for each kind of aggregate that it serves, and
 * the HTTP server in front of them, which takes commands for all kinds that there are.
 */
public final class CommandSide implements AutoCloseable {

  /** Longer than one append may take until the log gives up on it. */
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(30);

  private final RunningParts parts;
  private final RunningAggregates aggregates;
  private final HttpServer server;

  private CommandSide(RunningParts parts, RunningAggregates aggregates, HttpServer server) {
    this.parts = parts;
    this.aggregates = aggregates;
    this.server = server;
  }

  /** Starts it for all kinds of aggregate that there are; the settings say which run here. */
  public static CommandSide start(
      CommandSideSettings settings, TimeSource clock, Supplier<UUID> ids) {
    RunningParts parts = new RunningParts();
    Map<Boolean, List<ServedAggregate<?, ?, ?, ?>>> here =
        ServedAggregates.all(settings, clock, parts).stream().collect(
            partitioningBy(each -> settings.serve().contains(each.aggregate().name())));
    return start(settings, parts,
        new Division(here.getOrDefault(true, List.of()), here.getOrDefault(false, List.of())),
        clock, ids);
  }

  /**
   * Starts everything; commands are taken when {@link #reasonsNotReady} is empty. If that fails,
   * all that was started is closed again.
   *
   * @param served those whose writers run here, whatever the settings say, and no others; no two of
   *     one name, nor with one path, nor with a command at the same place
   * @param ids new random ids
   * @throws io.orderlog.eventlog.LogUnavailableException if Kafka cannot be reached
   * @throws io.orderlog.eventlog.kafka.topics.UnsafeTopicException if events or answered commands
   *     could get lost in this cluster, or some events would not be taken
   * @throws io.orderlog.settings.InvalidSettingsException if the settings do not fit the log
   * @throws UnusableStateFolderException if state cannot be kept in the data folder
   * @throws CannotListenException if nobody can listen on the port
   * @throws IllegalArgumentException if two have one name or one path, or two of their commands
   */
  public static CommandSide start(CommandSideSettings settings,
      List<ServedAggregate<?, ?, ?, ?>> served, TimeSource clock, Supplier<UUID> ids) {
    return start(settings, new RunningParts(), new Division(served, List.of()), clock, ids);
  }

  private static CommandSide start(CommandSideSettings settings, RunningParts parts,
      Division division, TimeSource clock, Supplier<UUID> ids) {
    requireDifferent("aggregates have the name",
        division.all().map(each -> each.aggregate().name()));
    requireDifferent("aggregates have the path", division.all().map(each -> each.routes().path()));
    requireDifferent("commands have the path",
        division.all().flatMap(each -> each.routes().paths().stream()));
    try {
      return start(parts, settings, division, clock, ids);
    } catch (CannotListenException unheard) {
      throw parts.closedAfter(unheard.withRemedy(Setting.HOST, Setting.COMMAND_PORT));
    } catch (RuntimeException failure) {
      throw parts.closedAfter(failure);
    }
  }

  private static CommandSide start(RunningParts parts, CommandSideSettings settings,
      Division division, TimeSource clock, Supplier<UUID> ids) {
    Metrics metrics = parts.add(new Metrics());
    KafkaConnection kafka = settings.kafka().measuredBy(metrics.registry());
    PendingAnswers pending =
        parts.add(PendingAnswers.start(ANSWER_PATIENCE, System::nanoTime));
    RunningAggregates aggregates = RunningAggregates.over(division, settings, parts, kafka,
        ProcessIdentity.of(ids), pending, metrics.registry(), clock);
    MadeCommandIds commandIds = new MadeCommandIds(clock, ids);
    HttpServer server = parts.add(HttpServer.start(settings.host(), settings.port(),
        () -> ids.get().toString(), routes -> {
          metrics.register(routes);
          CommandApi.registerProblems(routes);
          aggregates.register(routes, commandIds);
          Health.register(routes, () -> reasonsUnhealthy(aggregates), healthOf(aggregates));
        }));
    // Until the server is down, it forwards to those who have taken the slots.
    parts.add(aggregates::leave);
    join(aggregates, settings, server.port());
    return new CommandSide(parts, aggregates, server);
  }

  /** Who starts it waits for the commands only: an operator needs it to mend what is parked. */
  private static List<String> reasonsUnhealthy(RunningAggregates aggregates) {
    return Stream.concat(aggregates.reasonsNotReady().stream(),
        aggregates.reasonsNotCarried().stream()).toList();
  }

  private static Map<String, Supplier<?>> healthOf(RunningAggregates aggregates) {
    Map<String, Supplier<?>> told = new LinkedHashMap<>();
    told.put("serves", aggregates::served);
    told.put("writers", aggregates::slots);
    told.put("effects", aggregates::effectsHeld);
    told.put("parkedStreams", aggregates::parked);
    return told;
  }

  private static void requireDifferent(String whatTwoHave, Stream<String> values) {
    Set<String> seen = new HashSet<>();
    values.filter(each -> !seen.add(each)).findFirst().ifPresent(twice -> {
      throw new IllegalArgumentException(
          "two " + whatTwoHave + " " + twice + "; give each its own");
    });
  }

  private static void join(
      RunningAggregates aggregates, CommandSideSettings settings, int port) {
    String url = settings.advertisedUrl().map(URI::toString)
        .orElseGet(() -> ProcessUrl.of(settings.host(), port));
    aggregates.join(url, settings.memberName().orElse(url));
  }

  /** Where clients find it. */
  public String url() {
    return server.url();
  }

  /** All that it serves, each as in {@code GET /orders/{orderId}}. */
  public SortedSet<String> routes() {
    return server.routes();
  }

  /** One line for each thing that keeps it from taking commands for what it runs. */
  public List<String> reasonsNotReady() {
    return aggregates.reasonsNotReady();
  }

  /** One line for each thing that will keep it from taking commands until it is started again. */
  public List<String> reasonsStopped() {
    return aggregates.reasonsStopped();
  }

  /**
   * Finishes what was accepted, gives the slots to others, then stops. Until the server is down,
   * it forwards to those who have taken them.
   */
  @Override
  public void close() {
    parts.close();
  }
}
