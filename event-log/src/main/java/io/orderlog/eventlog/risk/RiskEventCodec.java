package io.orderlog.eventlog.risk;

import io.orderlog.domain.risk.RiskEvent;
import io.orderlog.domain.risk.RiskEvent.OrderAssessed;
import io.orderlog.domain.risk.RiskEvent.SubjectBlocked;
import io.orderlog.domain.risk.RiskEvent.SubjectUnblocked;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.codec.JsonEventCodec;
import io.orderlog.eventlog.codec.Upcasters;
import java.util.Map;

/** The names under which a subject's events stand in the log. Once written, a name stays. */
public final class RiskEventCodec {

  private RiskEventCodec() {}

  /** Writes the newest version of each event and reads all there ever were. */
  public static EventCodec<RiskEvent> create() {
    return new JsonEventCodec<>(RiskEvent.class, Map.of(
        "risk.assessed.v1", OrderAssessed.class,
        "risk.blocked.v1", SubjectBlocked.class,
        "risk.unblocked.v1", SubjectUnblocked.class), Upcasters.none());
  }
}
