package io.orderlog.query.fulfilment;

import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentState.Started;
import io.orderlog.domain.fulfilment.FulfilmentState.Stuck;
import io.orderlog.domain.fulfilment.FulfilmentStatus;
import io.orderlog.domain.fulfilment.decisions.FulfilmentDecider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a process waits for a person.
 *
 * @param before where it was
 * @param causes the newest last
 * @param what the newest is about
 */
record StuckDocument(FulfilmentStatus before, List<Cause> causes, String what) {

  /** Null if it waits for nobody. */
  static @Nullable StuckDocument of(Started state) {
    return state instanceof Stuck stuck
        ? new StuckDocument(FulfilmentDecider.statusOf(stuck.before()), stuck.causes(),
            stuck.what())
        : null;
  }
}
