package io.orderlog.domain.wait;

import static io.orderlog.domain.wait.WaitExamples.id;

import io.orderlog.domain.Walk.Attempt;
import io.orderlog.domain.Walks;
import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.wait.WaitCommand.HearStock;
import io.orderlog.domain.wait.WaitCommand.Join;
import io.orderlog.domain.wait.WaitCommand.Leave;
import io.orderlog.domain.wait.WaitCommand.TellMore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The lives of waiting lists. */
final class WaitWalks {

  private static final int ADDRESSES = 12;

  private WaitWalks() {}

  static Walks<WaitCommand, WaitState, WaitEvent, WaitRejection> all() {
    return new Walks<>(new WaitDecider(Mailing.BY_MAIL), WaitWalks::draw);
  }

  private static List<Attempt<WaitCommand, WaitState>> draw(RandomGenerator random) {
    List<Attempt<WaitCommand, WaitState>> attempts = new ArrayList<>();
    int length = random.nextInt(60);
    for (int i = 1; i <= length; i++) {
      WaitCommand command = command(random, i);
      attempts.add(new Attempt<>(Duration.ofMinutes(random.nextInt(240)), _ -> command));
    }
    return attempts;
  }

  /** Each joins with another id, but for a few. */
  private static WaitCommand command(RandomGenerator random, int number) {
    String waitId = id(random.nextInt(10) == 0 ? random.nextInt(1, 61) : number);
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3, 4, 5, 6, 7 ->
        new Join(waitId, "a" + random.nextInt(ADDRESSES) + "@example.org");
      case 8 -> new Leave(id(random.nextInt(1, number + 1)));
      case 9, 10, 11 -> new HearStock(0);
      case 12, 13 -> new HearStock(random.nextInt(1, 5));
      default -> new TellMore();
    };
  }
}
