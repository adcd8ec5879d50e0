package io.orderlog.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderlog.command.courier.CourierNotes;
import io.orderlog.command.effects.EffectPermit;
import io.orderlog.command.route.Routing;
import io.orderlog.command.write.AppendListener;
import io.orderlog.eventlog.EventLog;
import io.orderlog.time.TimeSource;
import java.util.Optional;
import java.util.Set;

/**
 * Does outside what the events of one kind of aggregate ask for, beside their writers and in the
 * same process. Thread-safe.
 *
 * @param <C> commands
 * @param <E> events
 * @param <R> reasons for a rejection
 */
public interface Outlet<C, E, R> {

  /**
   * A writer, for what is done beside it.
   *
   * @param slot of the writer
   * @param partitions of the slot
   * @param routing brings back what comes of it
   * @param notes what earlier ones have left, and this one leaves
   */
  record OfWriter<C, E, R>(EventLog<E> log, int slot, Set<Integer> partitions,
      Routing<C, R> routing, CourierNotes notes, TimeSource clock) {}

  /** Hears what a new writer appends, and does what it asks for. */
  AppendListener<E> open(OfWriter<C, E, R> writer);

  /** Acts from now on, as far as this allows it. */
  void permittedBy(EffectPermit permit);

  /** Why nothing is done, if that is so until somebody changes it. */
  Optional<String> reasonHeld();

  /** Of how many streams here nothing more is done until somebody says so. */
  int parked();

  /** Adds what is measured. */
  void measuredBy(MeterRegistry registry);
}
