package io.orderlog.command.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.memory.codec.ByteWriter;
import io.orderlog.command.memory.codec.StateCodec;
import io.orderlog.command.memory.codec.WalkedStatesContract;
import io.orderlog.domain.mail.MailCommand;
import io.orderlog.domain.mail.MailDecider;
import io.orderlog.domain.mail.MailEvent;
import io.orderlog.domain.mail.MailExamples;
import io.orderlog.domain.mail.MailRejection;
import io.orderlog.domain.mail.MailState;
import io.orderlog.domain.mail.MailWalks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("strange-machine")
class MailStateCodecTest
    extends
      WalkedStatesContract<MailCommand, MailState, MailEvent, MailRejection> {

  private static final Path GOLDEN =
      Path.of("src", "test", "resources", "golden-states", "mails-1.json");

  MailStateCodecTest() {
    super(new MailDecider(), MailWalks::draw);
  }

  @Override
  protected StateCodec<MailState> codec() {
    return MailAggregate.aggregate().stateCodec();
  }

  @Override
  protected int types() {
    return 5;
  }

  /** What this version wrote, every later one with this number has to read. */
  @Test
  void the_bytes_of_a_version_are_fixed() throws IOException {
    MailDecider decider = new MailDecider();
    MailState state = decider.initial();
    for (MailEvent event : MailExamples.historyOf("Retried")) {
      state = decider.evolve(state, event);
    }

    assertThat(codec().version()).isEqualTo(1);
    assertThat(write(state))
        .isEqualTo(new ByteWriter().text(Files.readString(GOLDEN).strip()).toBytes());
  }
}
