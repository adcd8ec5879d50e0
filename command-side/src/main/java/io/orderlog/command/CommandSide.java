package io.orderlog.command;

import io.orderlog.command.http.CommandApi;
import io.orderlog.command.http.CommandForwarder;
import io.orderlog.command.http.MadeCommandIds;
import io.orderlog.command.http.PendingAnswers;
import io.orderlog.command.memory.file.StateMemory;
import io.orderlog.command.memory.file.UnusableStateFolderException;
import io.orderlog.command.route.CommandRouter;
import io.orderlog.command.route.CommandRouter.SlotStatus;
import io.orderlog.command.route.ProcessUrl;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.positions.PositionsTopic;
import io.orderlog.http.CannotListenException;
import io.orderlog.http.Health;
import io.orderlog.http.HttpServer;
import io.orderlog.http.Metrics;
import io.orderlog.process.RunningParts;
import io.orderlog.settings.Setting;
import io.orderlog.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The running command side: a log and its writers for each kind of aggregate, and the HTTP server
 * in front of them.
 */
public final class CommandSide implements AutoCloseable {

  /** Longer than one append may take until the log gives up on it. */
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(30);

  private final RunningParts parts;
  private final List<RunningAggregate<?, ?, ?, ?>> aggregates;
  private final HttpServer server;

  private CommandSide(RunningParts parts, List<RunningAggregate<?, ?, ?, ?>> aggregates,
      HttpServer server) {
    this.parts = parts;
    this.aggregates = List.copyOf(aggregates);
    this.server = server;
  }

  /** Starts it for all kinds of aggregate that there are. */
  public static CommandSide start(
      CommandSideSettings settings, TimeSource clock, Supplier<UUID> ids) {
    RunningParts parts = new RunningParts();
    return start(settings, parts, ServedAggregates.all(settings, clock, parts), clock, ids);
  }

  /**
   * Starts everything; commands are taken when {@link #reasonsNotReady} is empty. If that fails,
   * all that was started is closed again.
   *
   * @param served no two of one name, nor with one path, nor with a command at the same place
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
    return start(settings, new RunningParts(), served, clock, ids);
  }

  private static CommandSide start(CommandSideSettings settings, RunningParts parts,
      List<ServedAggregate<?, ?, ?, ?>> served, TimeSource clock, Supplier<UUID> ids) {
    requireDifferent("aggregates have the name",
        served.stream().map(each -> each.aggregate().name()));
    requireDifferent("aggregates have the path", served.stream().map(each -> each.routes().path()));
    requireDifferent("commands have the path",
        served.stream().flatMap(each -> each.routes().paths().stream()));
    try {
      return start(parts, settings, served, clock, ids);
    } catch (CannotListenException unheard) {
      throw parts.closedAfter(unheard.withRemedy(Setting.HOST, Setting.COMMAND_PORT));
    } catch (RuntimeException failure) {
      throw parts.closedAfter(failure);
    }
  }

  private static CommandSide start(RunningParts parts, CommandSideSettings settings,
      List<ServedAggregate<?, ?, ?, ?>> served, TimeSource clock,
      Supplier<UUID> ids) {
    Metrics metrics = parts.add(new Metrics());
    KafkaConnection kafka = settings.kafka().measuredBy(metrics.registry());
    ProcessIdentity identity = ProcessIdentity.of(ids);
    PendingAnswers pending =
        parts.add(PendingAnswers.start(ANSWER_PATIENCE, System::nanoTime));
    Couriers couriers = parts.add(Couriers.over(kafka, identity, pending, clock));
    List<RunningAggregate<?, ?, ?, ?>> aggregates =
        run(parts, settings, served, kafka, identity, couriers, metrics, clock);
    CommandForwarder forwarder = parts.add(new CommandForwarder(identity));
    MadeCommandIds commandIds = new MadeCommandIds(clock, ids);
    HttpServer server = parts.add(HttpServer.start(settings.host(), settings.port(),
        () -> ids.get().toString(), routes -> {
          metrics.register(routes);
          CommandApi.registerProblems(routes);
          aggregates.forEach(each -> each.api(forwarder, pending, commandIds).register(routes));
          aggregates.stream().flatMap(each -> each.webhooks(forwarder, pending, clock).stream())
              .forEach(each -> each.register(routes));
          couriers.register(routes);
          Health.register(routes, () -> reasons(aggregates, CommandRouter::reasonsNotReady),
              Map.of("writers", () -> slots(aggregates), "effects", () -> held(served)));
        }));
    // Until the server is down, it forwards to those who have taken the slots.
    parts.add(() -> leave(aggregates));
    join(aggregates, settings, kafka, server.port());
    return new CommandSide(parts, aggregates, server);
  }

  /** All logs first, because the memory is shared out over the slots of all. */
  private static List<RunningAggregate<?, ?, ?, ?>> run(RunningParts parts,
      CommandSideSettings settings, List<ServedAggregate<?, ?, ?, ?>> served,
      KafkaConnection kafka, ProcessIdentity identity, Couriers couriers, Metrics metrics,
      TimeSource clock) {
    List<CheckedLog<?, ?, ?, ?>> logs = new ArrayList<>();
    for (ServedAggregate<?, ?, ?, ?> each : served) {
      logs.add(parts.add(CheckedLog.open(each, kafka, settings)));
    }
    if (served.stream().anyMatch(each -> each.reactions().isPresent())) {
      PositionsTopic.createIfMissing(kafka);
    }
    StateMemory ofEachSlot = StateMemory.OF_A_PROCESS.among(
        logs.stream().mapToInt(CheckedLog::slots).sum());
    List<RunningAggregate<?, ?, ?, ?>> aggregates = new ArrayList<>();
    for (CheckedLog<?, ?, ?, ?> log : logs) {
      aggregates.add(parts.add(RunningAggregate.over(
          log, identity, settings.data(), ofEachSlot, couriers, metrics.registry(), clock)));
    }
    return aggregates;
  }

  private static void requireDifferent(String whatTwoHave, Stream<String> values) {
    Set<String> seen = new HashSet<>();
    values.filter(each -> !seen.add(each)).findFirst().ifPresent(twice -> {
      throw new IllegalArgumentException(
          "two " + whatTwoHave + " " + twice + "; give each its own");
    });
  }

  private static void join(List<RunningAggregate<?, ?, ?, ?>> aggregates,
      CommandSideSettings settings, KafkaConnection kafka, int port) {
    String url = settings.advertisedUrl().map(URI::toString)
        .orElseGet(() -> ProcessUrl.of(settings.host(), port));
    aggregates.forEach(each -> each.join(kafka, url, settings.memberName().orElse(url)));
  }

  /** All at once, because each waits for what its writers have accepted. */
  private static void leave(List<RunningAggregate<?, ?, ?, ?>> aggregates) {
    aggregates.forEach(each -> each.router().askToLeave());
    aggregates.forEach(each -> each.router().leave());
  }

  private static List<String> reasons(List<RunningAggregate<?, ?, ?, ?>> aggregates,
      Function<CommandRouter<?, ?, ?, ?>, List<String>> of) {
    return aggregates.stream().flatMap(each -> of.apply(each.router()).stream()).distinct()
        .toList();
  }

  /** Why nobody outside is asked, as long as nobody changes that. */
  private static List<String> held(List<ServedAggregate<?, ?, ?, ?>> served) {
    return served.stream().flatMap(each -> each.aggregate().timetable().stream())
        .flatMap(timetable -> timetable.effects().stream())
        .flatMap(effects -> effects.reasonHeld().stream()).toList();
  }

  private static List<SlotStatus> slots(List<RunningAggregate<?, ?, ?, ?>> aggregates) {
    return aggregates.stream().flatMap(each -> each.router().slots().stream()).toList();
  }

  /** Where clients find it. */
  public String url() {
    return server.url();
  }

  /** All that it serves, each as in {@code GET /orders/{orderId}}. */
  public SortedSet<String> routes() {
    return server.routes();
  }

  /** One line for each thing that keeps it from taking commands. */
  public List<String> reasonsNotReady() {
    return reasons(aggregates, CommandRouter::reasonsNotReady);
  }

  /** One line for each thing that will keep it from taking commands until it is started again. */
  public List<String> reasonsStopped() {
    return reasons(aggregates, CommandRouter::reasonsStopped);
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
