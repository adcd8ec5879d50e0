package io.orderlog.command.route;

import io.orderlog.command.CommandEnvelope;
import io.orderlog.eventlog.AggregateLog;
import java.util.List;

/**
 * The writers of a log that this process serves nothing of: no command comes further than here, and
 * the process that has its writer is named. Thread-safe.
 *
 * @param <C> commands
 * @param <R> reasons for a rejection
 */
public final class WritersElsewhere<C, R> implements Routing<C, R> {

  private final AggregateLog<?> log;
  private final WriterDirectory directory;

  /** @param directory knows which process has them */
  public WritersElsewhere(AggregateLog<?> log, WriterDirectory directory) {
    this.log = log;
    this.directory = directory;
  }

  @Override
  public Routed<R> route(CommandEnvelope<C> command) {
    return directory.slotsOf(log)
        .<Routed<R>>map(slots -> owner(slots.slotOf(command.streamId())))
        .orElseGet(() -> new Routed.Nobody<>(directory.hasBegun()
            ? "no process has served " + log.name() + " yet"
            : "which process serves " + log.name() + " is not known yet"));
  }

  private Routed<R> owner(int slot) {
    return switch (directory.<R>elsewhere(log, slot)) {
      case Routed.Elsewhere<R> elsewhere -> elsewhere;
      case Routed.Nobody<R>(var reason) -> new Routed.Nobody<>(
          "no other process serves " + log.name() + ": " + reason);
    };
  }

  /** Who runs which writer; none as long as no process has served the log. */
  public List<SlotStatus> slots() {
    return directory.slotsOf(log).stream().flatMap(slots -> slots.all()
        .mapToObj(slot -> directory.statusElsewhere(log, slot))).toList();
  }
}
