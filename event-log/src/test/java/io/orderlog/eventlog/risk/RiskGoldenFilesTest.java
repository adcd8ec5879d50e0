package io.orderlog.eventlog.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.money.Money;
import io.orderlog.domain.risk.RiskEvent;
import io.orderlog.domain.risk.RiskEvent.OrderAssessed;
import io.orderlog.domain.risk.RiskEvent.SubjectBlocked;
import io.orderlog.domain.risk.Verdict;
import io.orderlog.eventlog.GoldenFilesContract;
import io.orderlog.eventlog.kafka.topics.LargestRecord;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes of a subject's events. */
class RiskGoldenFilesTest extends GoldenFilesContract<RiskEvent> {

  RiskGoldenFilesTest() {
    super("golden-risk", RiskEventCodec.create(), RiskSamples.ALL);
  }

  @Test
  void the_names_of_the_log_are_for_ever() {
    assertThat(RiskLog.RISK.eventsTopic()).isEqualTo("risk.events");
    assertThat(RiskLog.RISK.writersTopic()).isEqualTo("risk.writers");
    assertThat(RiskLog.RISK.source()).isEqualTo("urn:orderlog:risk");
    assertThat(RiskLog.RISK.writerId(2)).isEqualTo("orderlog-writer-risk-2");
  }

  /** Rules of a hundred limits, each exceeded, are more than anybody writes. */
  @Test
  void the_largest_events_fit() {
    String limit = "9007199254740.99 EUR in 1440m";
    RiskEvent assessed = new OrderAssessed("2491f54e-288e-8f3d-936a-7fe0e3c29e1d",
        Money.MAX_MINOR_UNITS, Money.currency("EUR").orElseThrow(), Verdict.REVIEW,
        Collections.nCopies(100, "more than " + limit),
        String.join(", ", Collections.nCopies(100, limit)), Instant.EPOCH);
    for (RiskEvent event : List.of(assessed, new SubjectBlocked("\"".repeat(255)))) {
      assertThat(LargestRecord.bytes(RiskLog.RISK, event))
          .isLessThan(RiskLog.LARGEST_EVENT_BYTES);
    }
  }
}
