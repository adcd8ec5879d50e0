package io.orderlog.query.fulfilment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentStatus;
import io.orderlog.projections.fulfilment.FulfilmentView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A process in a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FulfilmentItem(String orderId, FulfilmentStatus state, Instant since,
    @Nullable Instant deadline, @Nullable StuckDocument stuck, long version, Instant updatedAt) {

  static FulfilmentItem of(FulfilmentView process) {
    return new FulfilmentItem(process.orderId(), process.status(), process.since(),
        FulfilmentState.deadlineOf(process.state()).orElse(null),
        StuckDocument.of(process.state()), process.version(), process.updatedAt());
  }
}
