package io.orderlog.command.wait;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.wait.WaitCommand;
import io.orderlog.domain.wait.WaitCommand.HearStock;
import io.orderlog.domain.wait.WaitCommand.Join;
import io.orderlog.domain.wait.WaitCommand.Leave;
import io.orderlog.domain.wait.WaitCommand.TellMore;
import io.orderlog.eventlog.event.MetadataRules;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("strange-machine")
class WaitCommandHashTest {

  private static final String WAIT = "2491f54e-288e-8f3d-936a-7fe0e3c29e1d";
  private static final String OTHER = "2491f54e-288e-8f3d-936a-7fe0e3c29e1e";

  /** These stand in logs: a hash that changes would turn a retried command into another one. */
  static Stream<Arguments> hashes() {
    return Stream.of(
        Arguments.of(new Join(WAIT, "ada@example.org"), "yNf_2P2Ky6e4fk6AP2gczg"),
        Arguments.of(new Leave(WAIT), "85Fvl7zCGkaZOO7cKKNJxw"),
        Arguments.of(new HearStock(5), "eWx_CmmIfQ3_FqbZLaqAVA"),
        Arguments.of(new TellMore(), "jABcOG9ZP39_exqVk_z_9Q"));
  }

  @ParameterizedTest
  @MethodSource("hashes")
  void is_the_same_for_ever(WaitCommand command, String hash) {
    assertThat(WaitCommandHash.of(command)).isEqualTo(hash).matches(MetadataRules::isCommandHash);
  }

  @Test
  void every_command_has_one() {
    assertThat(hashes()
        .map(each -> Objects.requireNonNull(each.get()[0]).getClass().getName()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(WaitCommand.class.getPermittedSubclasses()).map(Class::getName).toList());
  }

  @Test
  void differs_between_commands() {
    assertThat(Stream.of(new Join(WAIT, "ada@example.org"), new Join(WAIT, "bob@example.org"),
        new Join(OTHER, "ada@example.org"), new Leave(WAIT), new Leave(OTHER), new HearStock(0),
        new HearStock(1), new TellMore()).map(WaitCommandHash::of)).doesNotHaveDuplicates();
  }
}
