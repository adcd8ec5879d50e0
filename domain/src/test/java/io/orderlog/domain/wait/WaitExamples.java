package io.orderlog.domain.wait;

import io.orderlog.domain.DeciderSpec;
import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.wait.WaitEvent.Joined;
import io.orderlog.domain.wait.WaitEvent.Notified;
import io.orderlog.domain.wait.WaitEvent.StockSeen;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** People who wait for mugs, at noon. */
final class WaitExamples {

  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  static final Instant EVENING = NOON.plus(WaitDecider.TIME_TO_BUY);
  static final String ADA = id(1);
  static final String BOB = id(2);
  static final String CARA = id(3);

  private WaitExamples() {}

  static String id(int number) {
    return String.format(Locale.ROOT, "00000000-0000-4000-8000-%012d", number);
  }

  static String email(String waitId) {
    return waitId.substring(30) + "@example.org";
  }

  static WaitEvent joined(String waitId) {
    return new Joined(waitId, email(waitId));
  }

  static WaitEvent notified(String waitId, Instant at) {
    return new Notified(waitId, email(waitId), at, Mailing.BY_MAIL);
  }

  static WaitEvent seen(long available) {
    return new StockSeen(available, NOON);
  }

  static DeciderSpec<WaitCommand, WaitState, WaitEvent, WaitRejection> given(
      WaitEvent... history) {
    return DeciderSpec.given(new WaitDecider(Mailing.BY_MAIL), List.of(history), NOON);
  }

  static WaitState state(WaitEvent... history) {
    WaitDecider decider = new WaitDecider(Mailing.BY_MAIL);
    WaitState state = decider.initial();
    for (WaitEvent event : history) {
      state = decider.evolve(state, event);
    }
    return state;
  }
}
