package io.orderlog.command.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.CommandOutcome.CommandIdInFlight;
import io.orderlog.command.CommandOutcome.CommandIdReused;
import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.CommandOutcome.Overloaded;
import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.command.CommandOutcome.TooLarge;
import io.orderlog.command.CommandOutcome.Unknown;
import io.orderlog.command.CommandOutcome.VersionMismatch;
import io.orderlog.command.route.Routed;
import io.orderlog.command.route.Routing;
import io.orderlog.command.route.SlotStatus;
import io.orderlog.eventlog.EventLog;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the command side measures of one kind of aggregate, taken from outside: it wraps what
 * commands and events pass through, so that routing and writing know nothing of it. Each meter has
 * the tag {@code aggregate}. Thread-safe.
 */
public final class CommandMetrics {

  private final MeterRegistry registry;
  private final Tags tags;
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * Adds what is measured all the time.
   *
   * @param aggregate the name of what is measured; there is one of these for each
   */
  public CommandMetrics(MeterRegistry registry, String aggregate) {
    this.registry = registry;
    this.tags = Tags.of("aggregate", aggregate);
    Gauge.builder("orderlog.commands.waiting", waiting, AtomicInteger::get)
        .description("commands that were handed to a writer and have no outcome yet")
        .tags(tags).register(registry);
  }

  /** The same, with each command that comes to a writer here timed and counted by how it ended. */
  public <C, R> Routing<C, R> measure(Routing<C, R> routing) {
    return command -> {
      Timer.Sample sample = Timer.start(registry);
      Routed<R> routed = routing.route(command);
      return routed instanceof Routed.Here<R>(var outcome)
          ? new Routed.Here<>(measure(outcome, sample))
          : routed;
    };
  }

  private <R> CompletableFuture<CommandOutcome<R>> measure(
      CompletableFuture<CommandOutcome<R>> handed, Timer.Sample sample) {
    waiting.incrementAndGet();
    return handed.whenComplete((outcome, _) -> {
      waiting.decrementAndGet();
      sample.stop(Timer.builder("orderlog.commands")
          .description("commands by how they ended, from the router to the outcome")
          .tags(tags).tag("outcome", name(outcome))
          .publishPercentileHistogram().register(registry));
    });
  }

  /** The same log, with each append timed and its events counted. */
  public <E> EventLog<E> measure(EventLog<E> log) {
    return new MeasuredLog<>(log, registry, tags);
  }

  /** Adds which writer slots are here. */
  public void observe(Supplier<List<SlotStatus>> slots) {
    for (SlotStatus slot : slots.get()) {
      Gauge.builder("orderlog.writer.here", () -> isHere(slots.get(), slot.slot()))
          .description("1 for the writer slots that this process runs, 0 for those of others")
          .tags(tags).tag("slot", String.valueOf(slot.slot())).register(registry);
    }
  }

  /**
   * Adds how what follows from its events is doing here.
   *
   * @param parked of how many streams it is parked
   * @param stopped whether some of it is not carried until somebody does something about it
   */
  public void observeCouriers(IntSupplier parked, BooleanSupplier stopped) {
    Gauge.builder("orderlog.courier.parked", parked::getAsInt)
        .description("streams of which some of what follows from their events is parked here")
        .baseUnit("streams").tags(tags).register(registry);
    Gauge.builder("orderlog.courier.stopped", () -> stopped.getAsBoolean() ? 1 : 0)
        .description("1 if what follows from events is not carried here until somebody acts")
        .tags(tags).register(registry);
  }

  private static int isHere(List<SlotStatus> slots, int slot) {
    return slots.get(slot).here() ? 1 : 0;
  }

  private static String name(@Nullable CommandOutcome<?> outcome) {
    return switch (outcome) {
      case null -> "failed";
      case Accepted(_, _, _, boolean replayed) -> replayed ? "replayed" : "accepted";
      case Rejected<?> _ -> "rejected";
      case VersionMismatch<?> _ -> "version-mismatch";
      case CommandIdReused<?> _ -> "command-id-reused";
      case CommandIdInFlight<?> _ -> "command-id-in-flight";
      case TooLarge<?> _ -> "too-large";
      case Overloaded<?> _ -> "overloaded";
      case NotWritten<?> _ -> "not-written";
      case Unknown<?> _ -> "unknown";
    };
  }
}
