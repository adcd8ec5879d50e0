package io.orderlog.command.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.mail.MailCommand;
import io.orderlog.domain.mail.MailCommand.PassDeadline;
import io.orderlog.domain.mail.MailCommand.RecordAttemptFailed;
import io.orderlog.domain.mail.MailCommand.RecordRefused;
import io.orderlog.domain.mail.MailCommand.RecordSent;
import io.orderlog.domain.mail.MailExamples;
import io.orderlog.eventlog.event.MetadataRules;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("strange-machine")
class MailCommandHashTest {

  /** These stand in logs: a hash that changes would turn a retried command into another one. */
  static Stream<Arguments> hashes() {
    return Stream.of(
        Arguments.of(MailExamples.REQUEST, "SY6o41omRy_z32xweQMcNQ"),
        Arguments.of(new RecordSent(MailExamples.MESSAGE_ID), "XDeEJl3kBhF0xZIlDk2aUw"),
        Arguments.of(new RecordRefused("550 no such user"), "AouZoGGe0jzIY1vL2_FUdw"),
        Arguments.of(new RecordAttemptFailed(2, "timeout"), "RE3jWSynbEOPQwYdvecp4Q"),
        Arguments.of(new PassDeadline(), "l2SXvbL2WUpRLP-WXpgNNA"));
  }

  @ParameterizedTest
  @MethodSource("hashes")
  void is_the_same_for_ever(MailCommand command, String hash) {
    assertThat(MailCommandHash.of(command)).isEqualTo(hash)
        .matches(MetadataRules::isCommandHash);
  }

  @Test
  void every_command_has_one() {
    assertThat(hashes()
        .map(each -> Objects.requireNonNull(each.get()[0]).getClass().getSimpleName()))
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(MailCommand.class));
  }

  @Test
  void differs_between_commands() {
    assertThat(hashes().map(each -> each.get()[1])).doesNotHaveDuplicates();
  }
}
