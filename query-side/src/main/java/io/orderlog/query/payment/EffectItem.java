package io.orderlog.query.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderlog.domain.payment.Transaction.Kind;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.projections.payment.EffectState;
import io.orderlog.projections.payment.EffectView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody outside is asked, in a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EffectItem(String log, String streamId, String txId, Kind kind, EffectState state,
    int attempt, @Nullable String lastError, Instant since, @Nullable Instant nextAttemptAt) {

  static EffectItem of(EffectView effect) {
    return new EffectItem(PaymentLog.PAYMENTS.name(), effect.orderId(), effect.txId(),
        effect.kind(), effect.state(), effect.attempt(), effect.lastError().orElse(null),
        effect.since(), effect.nextAttemptAt().orElse(null));
  }
}
