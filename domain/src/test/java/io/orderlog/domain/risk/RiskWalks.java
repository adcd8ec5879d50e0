package io.orderlog.domain.risk;

import io.orderlog.domain.Walk.Attempt;
import io.orderlog.domain.Walks;
import io.orderlog.domain.risk.RiskCommand.Block;
import io.orderlog.domain.risk.RiskCommand.Unblock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The lives of subjects. */
public final class RiskWalks {

  private RiskWalks() {}

  static Walks<RiskCommand, RiskState, RiskEvent, RiskRejection> all() {
    return new Walks<>(new RiskDecider(RiskExamples.POLICY), RiskWalks::draw);
  }

  public static List<Attempt<RiskCommand, RiskState>> draw(RandomGenerator random) {
    List<Attempt<RiskCommand, RiskState>> attempts = new ArrayList<>();
    int length = random.nextInt(60);
    for (int i = 1; i <= length; i++) {
      RiskCommand command = command(random, i);
      attempts.add(new Attempt<>(later(random), _ -> command));
    }
    return attempts;
  }

  /** Often in the same millisecond, or exactly a window later. */
  private static Duration later(RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0 -> Duration.ZERO;
      case 1 -> Duration.ofMinutes(20);
      case 2 -> Duration.ofHours(1);
      case 3 -> Duration.ofHours(random.nextInt(13));
      default -> Duration.ofSeconds(random.nextInt(1_000));
    };
  }

  private static RiskCommand command(RandomGenerator random, int number) {
    return switch (random.nextInt(12)) {
      case 0 -> new Block("a suspicion");
      case 1, 2 -> new Unblock("none");
      case 3 -> RiskExamples.assess("o" + random.nextInt(1, number + 1));
      default -> RiskExamples.assess("o" + number, random.nextInt(4_000));
    };
  }
}
