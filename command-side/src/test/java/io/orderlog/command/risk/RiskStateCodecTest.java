package io.orderlog.command.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.memory.codec.ByteWriter;
import io.orderlog.command.memory.codec.StateCodec;
import io.orderlog.command.memory.codec.WalkedStatesContract;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.risk.CountedOrder;
import io.orderlog.domain.risk.RiskCommand;
import io.orderlog.domain.risk.RiskDecider;
import io.orderlog.domain.risk.RiskEvent;
import io.orderlog.domain.risk.RiskExamples;
import io.orderlog.domain.risk.RiskRejection;
import io.orderlog.domain.risk.RiskState;
import io.orderlog.domain.risk.RiskState.Blocked;
import io.orderlog.domain.risk.RiskWalks;
import io.orderlog.domain.risk.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("strange-machine")
class RiskStateCodecTest
    extends
      WalkedStatesContract<RiskCommand, RiskState, RiskEvent, RiskRejection> {

  private static final Path GOLDEN =
      Path.of("src", "test", "resources", "golden-states", "risk-1.json");

  RiskStateCodecTest() {
    super(new RiskDecider(RiskExamples.POLICY), RiskWalks::draw);
  }

  @Override
  protected StateCodec<RiskState> codec() {
    return RiskAggregate.aggregate(RiskExamples.POLICY).stateCodec();
  }

  @Override
  protected int types() {
    return 2;
  }

  /** What this version wrote, every later one with this number has to read. */
  @Test
  void the_bytes_of_a_version_are_fixed() throws IOException {
    RiskState state = new Blocked("a stolen card 💳",
        List.of(new CountedOrder("2491f54e-288e-8f3d-936a-7fe0e3c29e1d", 1990,
            Money.currency("EUR").orElseThrow(), Verdict.REVIEW, List.of("more than 5 in 1h"),
            Instant.parse("2026-03-01T10:15:30.120Z"))));

    assertThat(codec().version()).isEqualTo(1);
    assertThat(write(state))
        .isEqualTo(new ByteWriter().text(Files.readString(GOLDEN).strip()).toBytes());
  }
}
