package io.orderlog.command.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.memory.codec.ByteWriter;
import io.orderlog.command.memory.codec.StateCodec;
import io.orderlog.command.memory.codec.WalkedStatesContract;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentEvent.AuthorisationRequested;
import io.orderlog.domain.payment.PaymentEvent.Authorised;
import io.orderlog.domain.payment.PaymentEvent.GiveBackNoted;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentRejection;
import io.orderlog.domain.payment.PaymentState;
import io.orderlog.domain.payment.PaymentWalks;
import io.orderlog.domain.payment.decisions.PaymentDecider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("strange-machine")
class PaymentStateCodecTest
    extends
      WalkedStatesContract<PaymentCommand, PaymentState, PaymentEvent, PaymentRejection> {

  private static final Path GOLDEN =
      Path.of("src", "test", "resources", "golden-states", "payments-1.json");
  private static final Instant TIME = Instant.parse("2026-03-01T10:15:30.125Z");

  PaymentStateCodecTest() {
    super(new PaymentDecider(), PaymentWalks::draw);
  }

  @Override
  protected StateCodec<PaymentState> codec() {
    return PaymentAggregate.aggregate().stateCodec();
  }

  @Override
  protected int types() {
    return 3;
  }

  /** What this version wrote, every later one with this number has to read. */
  @Test
  void the_bytes_of_a_version_are_fixed() throws IOException {
    PaymentDecider decider = new PaymentDecider();
    PaymentState state = decider.initial();
    for (PaymentEvent event : List.of(
        new AuthorisationRequested("2491f54e-288e-8f3d-936a-7fe0e3c29e1d", "auth-1", 1990,
            Money.currency("EUR").orElseThrow(), "Karte 💳", TIME, TIME),
        new Authorised("auth-1", "pi_1", 1990, TIME),
        new AuthorisationRequested("2491f54e-288e-8f3d-936a-7fe0e3c29e1d", "auth-2", 1990,
            Money.currency("EUR").orElseThrow(), "ok", TIME, TIME),
        new GiveBackNoted("give-back", "cancelled", TIME))) {
      state = decider.evolve(state, event);
    }

    assertThat(codec().version()).isEqualTo(1);
    assertThat(write(state))
        .isEqualTo(new ByteWriter().text(Files.readString(GOLDEN).strip()).toBytes());
  }
}
