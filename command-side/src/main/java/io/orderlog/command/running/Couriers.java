package io.orderlog.command.running;

import io.javalin.config.RoutesConfig;
import io.orderlog.command.Outlet;
import io.orderlog.command.Outlet.OfWriter;
import io.orderlog.command.ProcessIdentity;
import io.orderlog.command.ServedAggregate;
import io.orderlog.command.Timetable;
import io.orderlog.command.courier.ConsequenceApi;
import io.orderlog.command.courier.ConsequenceForwarder;
import io.orderlog.command.courier.Courier;
import io.orderlog.command.courier.CourierNotes;
import io.orderlog.command.courier.Recipient;
import io.orderlog.command.courier.Recipients;
import io.orderlog.command.courier.Source;
import io.orderlog.command.effects.EffectPermit;
import io.orderlog.command.http.PendingAnswers;
import io.orderlog.command.route.CommandRouter;
import io.orderlog.command.route.Routing;
import io.orderlog.command.write.AppendListener;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.parked.KafkaParkedCauses;
import io.orderlog.eventlog.kafka.positions.KafkaPositions;
import io.orderlog.process.RunningParts;
import io.orderlog.time.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * All that carries commands which follow from events in a running command side: between its
 * aggregates, to other processes and from them.
 */
final class Couriers implements AutoCloseable {

  private final RunningParts parts;
  private final CourierNotes notes;
  private final Map<String, Courier<?>> bySlot = new ConcurrentHashMap<>();
  private final Recipients recipients;
  private final ConsequenceApi api;
  private final TimeSource clock;

  private Couriers(RunningParts parts, CourierNotes notes, Recipients recipients,
      ConsequenceApi api, TimeSource clock) {
    this.parts = parts;
    this.notes = notes;
    this.recipients = recipients;
    this.api = api;
    this.clock = clock;
  }

  /**
   * Some that carry nothing yet.
   *
   * @param pending waits for how commands of other processes ended
   */
  static Couriers over(KafkaConnection kafka, ProcessIdentity identity, PendingAnswers pending,
      TimeSource clock) {
    RunningParts parts = new RunningParts();
    CourierNotes notes = new CourierNotes(
        parts.add(new KafkaPositions(kafka)), parts.add(new KafkaParkedCauses(kafka)));
    Recipients recipients = new Recipients(parts.add(new ConsequenceForwarder()));
    return new Couriers(parts, notes, recipients,
        new ConsequenceApi(identity, recipients, pending), clock);
  }

  /**
   * Who hears what the writers of this log append, and carries what follows from it, or does outside
   * what it asks for.
   *
   * @param routing to those writers
   */
  <C, E, R> CommandRouter.Listeners<E> from(CheckedLog<C, ?, E, R> log, Routing<C, R> routing) {
    Optional<Outlet<C, E, R>> outlet = log.served().outlet();
    return outlet.<CommandRouter.Listeners<E>>map(
        each -> (slot, partitions) -> each.open(new OfWriter<>(
            log.log(), slot, partitions, routing, notes, clock)))
        .orElseGet(() -> from(log));
  }

  private <E> CommandRouter.Listeners<E> from(CheckedLog<?, ?, E, ?> log) {
    return hear(log.served()).<CommandRouter.Listeners<E>>map(
        source -> (slot, partitions) -> {
          var courier = new Courier<>(
              source, slot, log.log(), partitions, recipients, notes, clock);
          bySlot.put(source.log().name() + "-" + slot, courier);
          return courier;
        }).orElseGet(() -> (_, _) -> AppendListener.none());
  }

  /** Of how many streams something is parked here, by log; those of which nothing is left out. */
  Map<String, Integer> parked() {
    Map<String, Integer> parked = new TreeMap<>();
    bySlot.values().stream().filter(courier -> courier.parkedStreams() > 0).forEach(
        courier -> parked.merge(courier.logName(), courier.parkedStreams(), Integer::sum));
    return parked;
  }

  /** Why nothing more is carried of some of this log until somebody does something about it. */
  List<String> reasonsStopped(String log) {
    return bySlot.values().stream().filter(courier -> courier.logName().equals(log))
        .flatMap(courier -> courier.reasonStopped().stream()).distinct().toList();
  }

  /** Takes what other processes send of what follows from its events, if anything does. */
  <E> Optional<Source<E>> hear(ServedAggregate<?, ?, E, ?> served) {
    Optional<Source<E>> source = served.reactions().map(
        reactions -> new Source<>(served.aggregate().log(), reactions));
    source.ifPresent(api::add);
    return source;
  }

  /**
   * Lets what this log waits for be asked outside, if it may.
   *
   * @throws io.orderlog.eventlog.LogUnavailableException if that cannot be found out
   */
  void permit(CheckedLog<?, ?, ?, ?> log) {
    log.served().aggregate().timetable().flatMap(Timetable::effects).ifPresent(
        effects -> effects.permittedBy(EffectPermit.of(notes.positions(), log.log(), clock)));
    log.served().outlet().ifPresent(
        outlet -> outlet.permittedBy(EffectPermit.of(notes.positions(), log.log(), clock)));
  }

  /** Brings commands that follow from events to this aggregate, if it takes any. */
  <C, R> void to(ServedAggregate<C, ?, ?, R> served, Routing<C, R> routing) {
    served.addressee().ifPresent(addressee -> recipients.add(
        new Recipient<>(addressee, routing, served.routes().hash())));
  }

  /**
   * Takes what other processes send.
   *
   * @param isStarting whether they may not know this one yet
   */
  void register(RoutesConfig routes, BooleanSupplier isStarting) {
    api.register(routes, isStarting);
  }

  @Override
  public void close() {
    parts.close();
  }
}
