package io.orderlog.command.running;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.orderlog.command.CommandSideSettings;
import io.orderlog.command.FollowedLog;
import io.orderlog.command.Outlet;
import io.orderlog.command.ProcessIdentity;
import io.orderlog.command.ServedAggregate;
import io.orderlog.command.Timetable;
import io.orderlog.command.http.CommandForwarder;
import io.orderlog.command.http.MadeCommandIds;
import io.orderlog.command.http.PendingAnswers;
import io.orderlog.command.memory.file.StateMemory;
import io.orderlog.command.route.CommandRouter;
import io.orderlog.command.route.GroupMembership;
import io.orderlog.command.route.SlotStatus;
import io.orderlog.command.route.WriterDirectory;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.kafka.RightsCheck;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.groups.KafkaClaimReader;
import io.orderlog.eventlog.kafka.groups.KafkaWriterGroup;
import io.orderlog.eventlog.kafka.parked.ParkedTopic;
import io.orderlog.eventlog.kafka.positions.PositionsTopic;
import io.orderlog.process.RunningParts;
import io.orderlog.time.TimeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All kinds of aggregate in a running command side: those whose writers run here, and those whose
 * writers run in other processes. Thread-safe.
 */
public final class RunningAggregates {

  /**
   * What to run, each in one of both lists.
   *
   * @param here whose writers this process may run, at least one
   * @param elsewhere whose writers other processes run
   */
  public record Division(List<ServedAggregate<?, ?, ?, ?>> here,
      List<ServedAggregate<?, ?, ?, ?>> elsewhere) {

    /** All of them, those that run here first. */
    public Stream<ServedAggregate<?, ?, ?, ?>> all() {
      return Stream.concat(here.stream(), elsewhere.stream());
    }
  }

  private final KafkaConnection kafka;
  private final TimeSource clock;
  private final Division division;
  private final WriterDirectory directory;
  private final List<RunningAggregate<?, ?, ?, ?>> here = new ArrayList<>();
  private final List<DistantAggregate<?, ?>> elsewhere = new ArrayList<>();
  private final List<GroupMembership> memberships = new CopyOnWriteArrayList<>();
  private final PendingAnswers pending;
  private final CommandForwarder forwarder;
  private final Couriers couriers;

  private RunningAggregates(Division division, RunningParts parts, KafkaConnection kafka,
      ProcessIdentity identity, PendingAnswers pending, TimeSource clock) {
    this.kafka = kafka;
    this.clock = clock;
    this.division = division;
    this.pending = pending;
    this.couriers = parts.add(Couriers.over(kafka, identity, pending, clock));
    List<AggregateLog<?>> logs = division.all().<AggregateLog<?>>map(
        each -> each.aggregate().log()).toList();
    this.directory = parts.add(new WriterDirectory(
        identity, () -> KafkaClaimReader.open(kafka, logs, clock)));
    this.forwarder = parts.add(new CommandForwarder(identity));
  }

  /**
   * Some that take no commands before they have joined other processes.
   *
   * @param parts closes all that is started
   * @param pending waits for how commands end
   * @throws io.orderlog.eventlog.LogUnavailableException if Kafka cannot be reached
   * @throws io.orderlog.eventlog.kafka.topics.UnsafeTopicException if events or answered commands
   *     could get lost in this cluster, or some events would not be taken
   * @throws io.orderlog.settings.InvalidSettingsException if the settings do not fit a log
   * @throws io.orderlog.command.memory.file.UnusableStateFolderException if state cannot be kept
   *     in the data folder
   */
  public static RunningAggregates over(Division division, CommandSideSettings settings,
      RunningParts parts, KafkaConnection kafka, ProcessIdentity identity, PendingAnswers pending,
      MeterRegistry registry, TimeSource clock) {
    RunningAggregates aggregates =
        new RunningAggregates(division, parts, kafka, identity, pending, clock);
    aggregates.run(settings, parts, registry);
    return aggregates;
  }

  /** All logs first, because the memory is shared out over the slots of all that run here. */
  private void run(CommandSideSettings settings, RunningParts parts, MeterRegistry registry) {
    List<CheckedLog<?, ?, ?, ?>> logs = new ArrayList<>();
    for (ServedAggregate<?, ?, ?, ?> each : division.here()) {
      logs.add(parts.add(CheckedLog.open(each, kafka, settings)));
    }
    Map<String, CheckedLog<?, ?, ?, ?>> oneOfEachGroup = new LinkedHashMap<>();
    logs.forEach(log -> oneOfEachGroup.putIfAbsent(log.log().definition().writersGroup(), log));
    oneOfEachGroup.forEach((group, log) -> RightsCheck.requireMembership(log.log(), group));
    if (division.here().stream().anyMatch(
        each -> each.reactions().isPresent() || each.outlet().isPresent())) {
      PositionsTopic.createIfMissing(kafka);
      ParkedTopic.createIfMissing(kafka);
    }
    StateMemory ofEachSlot = StateMemory.OF_A_PROCESS.among(
        logs.stream().mapToInt(CheckedLog::slots).sum());
    for (CheckedLog<?, ?, ?, ?> log : logs) {
      here.add(RunningAggregate.over(
          log, directory, settings.data(), ofEachSlot, couriers, registry, clock));
    }
    followed().forEach(each -> parts.add(each).follow(kafka, registry));
    for (ServedAggregate<?, ?, ?, ?> each : division.elsewhere()) {
      elsewhere.add(DistantAggregate.of(each, directory, couriers));
    }
  }

  /** Adds where commands come in. */
  public void register(RoutesConfig routes, MadeCommandIds commandIds) {
    Entrance.Shared shared = new Entrance.Shared(forwarder, pending, commandIds, clock);
    here.forEach(each -> each.entrance().register(routes, shared));
    elsewhere.forEach(each -> each.entrance().register(routes, shared));
    couriers.register(routes, () -> !reasonsNotReady().isEmpty());
  }

  /**
   * Joins the processes that share the slots, once.
   *
   * @param url where other processes reach this one
   * @param memberName what they know it by
   */
  public void join(String url, String memberName) {
    directory.follow(url);
    routers().collect(groupingBy(RunningAggregates::group, LinkedHashMap::new, toList()))
        .forEach((group, routers) -> memberships.add(GroupMembership.start(group,
            member -> KafkaWriterGroup.join(kafka, group, logs(routers), memberName, member),
            routers, clock)));
  }

  /** All groups at once, because each waits for what its writers have accepted. */
  public void leave() {
    memberships.forEach(GroupMembership::stop);
    memberships.forEach(GroupMembership::close);
  }

  /** One line for each thing that keeps those that run here from taking all commands. */
  public List<String> reasonsNotReady() {
    return Stream.concat(reasons(CommandRouter::reasonsNotReady).stream(),
        followed().flatMap(each -> each.reasonNotReady().stream())).toList();
  }

  /** One line for each thing that keeps what follows from their events from being carried. */
  public List<String> reasonsNotCarried() {
    return served().stream().flatMap(log -> couriers.reasonsStopped(log).stream()).toList();
  }

  /** One line for each thing that will never pass while this process runs. */
  public List<String> reasonsStopped() {
    return reasons(CommandRouter::reasonsStopped);
  }

  /** The names of those whose writers this process runs. */
  public List<String> served() {
    return division.here().stream().map(each -> each.aggregate().name()).toList();
  }

  /** Who runs which writer, also of those that do not run here. */
  public List<SlotStatus> slots() {
    return Stream.concat(routers().flatMap(router -> router.slots().stream()),
        elsewhere.stream().flatMap(each -> each.slots().stream())).toList();
  }

  /** Why nobody outside is asked, as long as nobody changes that. */
  public List<String> effectsHeld() {
    return Stream.concat(
        division.here().stream().flatMap(each -> each.aggregate().timetable().stream())
            .map(Timetable::effects).flatMap(Optional::stream)
            .flatMap(effects -> effects.reasonHeld().stream()),
        division.here().stream().flatMap(each -> each.outlet().stream())
            .flatMap(outlet -> outlet.reasonHeld().stream()))
        .toList();
  }

  /** Of how many streams something is parked that follows from their events, by log. */
  public Map<String, Integer> parked() {
    Map<String, Integer> parked = couriers.parked();
    division.here().forEach(each -> each.outlet().map(Outlet::parked)
        .filter(streams -> streams > 0)
        .ifPresent(streams -> parked.put(each.aggregate().name(), streams)));
    return parked;
  }

  private Stream<FollowedLog> followed() {
    return division.here().stream().flatMap(each -> each.followed().stream());
  }

  private Stream<CommandRouter<?, ?, ?, ?>> routers() {
    return here.stream().map(RunningAggregate::router);
  }

  private List<String> reasons(Function<CommandRouter<?, ?, ?, ?>, List<String>> of) {
    return routers().flatMap(router -> of.apply(router).stream()).distinct().toList();
  }

  private static String group(CommandRouter<?, ?, ?, ?> router) {
    return router.writtenLog().writersGroup();
  }

  private static List<AggregateLog<?>> logs(List<CommandRouter<?, ?, ?, ?>> routers) {
    return routers.stream().<AggregateLog<?>>map(CommandRouter::writtenLog).toList();
  }
}
