package io.orderlog.domain.mail;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.TextTable;
import io.orderlog.domain.mail.MailCommand.PassDeadline;
import io.orderlog.domain.mail.MailCommand.RecordAttemptFailed;
import io.orderlog.domain.mail.MailCommand.RecordRefused;
import io.orderlog.domain.mail.MailCommand.RecordSent;
import io.orderlog.domain.mail.MailEvent.AttemptFailed;
import io.orderlog.domain.mail.MailEvent.GaveUp;
import io.orderlog.domain.mail.MailEvent.MailRequested;
import io.orderlog.domain.mail.MailEvent.MailSent;
import io.orderlog.domain.mail.MailEvent.MailSuppressed;
import io.orderlog.domain.mail.MailRejection.AlreadyRecorded;
import io.orderlog.domain.mail.MailRejection.NoSuchMail;
import io.orderlog.domain.mail.MailRejection.NotDue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command in every situation at one glance, at noon and three days later. Retried has been
 * asked for twice; only its first attempt is known to have failed.
 *
 * <pre>
 * ask     it is to be sent         sent    the server has it      gave    nobody tries any more
 * again   tried later              drop    it is not sent         known   nothing new
 * none    no such mail             early   not due yet
 * </pre>
 */
class MailDecisionTableTest {

  private static final TextTable IN_TIME = TextTable.parse("""
                          None  Requested Retried Sent  GivenUp Suppressed
      RequestMail         ask   known     known   known known   known
      RecordSent          none  sent      sent    known sent    sent
      RecordRefused       none  gave      gave    known known   known
      RecordAttemptFailed none  again     known   known known   known
      PassDeadline        none  early     early   known known   known
      """);

  private static final TextTable TOO_LATE = TextTable.parse("""
                          None     Requested Retried Sent  GivenUp Suppressed
      RequestMail         ask+drop known     known   known known   known
      RecordSent          none     sent      sent    known sent    sent
      RecordRefused       none     gave      gave    known known   known
      RecordAttemptFailed none     again     known   known known   known
      PassDeadline        none     drop      drop    known known   known
      """);

  private final MailDecider decider = new MailDecider();

  static List<TextTable.Cell> inTime() {
    return IN_TIME.cells();
  }

  static List<TextTable.Cell> tooLate() {
    return TOO_LATE.cells();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inTime")
  void in_time_the_decider_decides_as_the_table_says(TextTable.Cell cell) {
    assertDecided(cell, MailExamples.TOO_LATE.minusMillis(1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tooLate")
  void too_late_the_decider_decides_as_the_table_says(TextTable.Cell cell) {
    assertDecided(cell, MailExamples.TOO_LATE);
  }

  private void assertDecided(TextTable.Cell cell, Instant at) {
    MailState state = after(MailExamples.historyOf(cell.column()));
    MailCommand command = command(cell.row());
    Decision<MailEvent, MailRejection> decision = decider.decide(command, state, at);
    assertThat(word(decision)).as("%s%n%s%n%s", command, state, decision).isEqualTo(cell.word());
  }

  @Test
  void no_command_and_no_state_is_missing_in_the_tables() {
    for (TextTable table : List.of(IN_TIME, TOO_LATE)) {
      assertThat(table.rows())
          .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(MailCommand.class));
      assertThat(table.columns()).containsAll(SealedTypes.namesBelow(MailState.class));
    }
  }

  @Test
  void pauses_grow_from_seconds_to_a_day_and_all_fit_into_the_time_it_is_worth_sending() {
    List<Duration> pauses = new ArrayList<>();
    List<MailEvent> events = new ArrayList<>(MailExamples.historyOf("Requested"));
    Instant at = MailExamples.NOON;
    for (int attempt = 1; attempt <= 8; attempt++) {
      AttemptFailed failed = only(AttemptFailed.class,
          decider.decide(new RecordAttemptFailed(attempt, "busy"), after(events), at));
      pauses.add(Duration.between(at, failed.retryAt()));
      at = failed.retryAt();
      events.add(failed);
    }
    List<Duration> usual = List.of(Duration.ofSeconds(5), Duration.ofMinutes(1),
        Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(6),
        Duration.ofHours(12), Duration.ofHours(24));
    for (int i = 0; i < pauses.size(); i++) {
      assertThat(pauses.get(i)).isBetween(usual.get(i).multipliedBy(4).dividedBy(5),
          usual.get(i).multipliedBy(6).dividedBy(5));
    }
    assertThat(at).isBefore(MailExamples.TOO_LATE);
    assertThat(only(GaveUp.class,
        decider.decide(new RecordAttemptFailed(9, "busy"), after(events), at)).error())
        .isEqualTo("busy");
  }

  private MailState after(List<MailEvent> events) {
    MailState state = decider.initial();
    for (MailEvent event : events) {
      state = decider.evolve(state, event);
    }
    return state;
  }

  private static <T> T only(Class<T> type, Decision<MailEvent, MailRejection> decision) {
    return switch (decision) {
      case Accepted<MailEvent, MailRejection>(var events) -> type.cast(events.getFirst());
      case Rejected<MailEvent, MailRejection> rejected -> throw new AssertionError(rejected);
    };
  }

  private static MailCommand command(String type) {
    return switch (type) {
      case "RequestMail" -> MailExamples.REQUEST;
      case "RecordSent" -> new RecordSent(MailExamples.MESSAGE_ID);
      case "RecordRefused" -> new RecordRefused("550 no such user");
      case "RecordAttemptFailed" -> new RecordAttemptFailed(1, "timeout");
      case "PassDeadline" -> new PassDeadline();
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static String word(Decision<MailEvent, MailRejection> decision) {
    return switch (decision) {
      case Accepted<MailEvent, MailRejection>(var events) ->
        events.stream().map(MailDecisionTableTest::word).collect(joining("+"));
      case Rejected<MailEvent, MailRejection>(var reason) -> switch (reason) {
        case NoSuchMail _ -> "none";
        case AlreadyRecorded _ -> "known";
        case NotDue _ -> "early";
      };
    };
  }

  private static String word(MailEvent event) {
    return switch (event) {
      case MailRequested _ -> "ask";
      case MailSent _ -> "sent";
      case AttemptFailed _ -> "again";
      case GaveUp _ -> "gave";
      case MailSuppressed _ -> "drop";
    };
  }
}
