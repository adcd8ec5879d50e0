package io.orderlog.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Walks;
import io.orderlog.domain.agenda.Due.Deadline;
import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.domain.mail.MailCommand.RecordAttemptFailed;
import io.orderlog.domain.mail.MailCommand.RequestMail;
import io.orderlog.domain.mail.MailEvent.MailRequested;
import io.orderlog.domain.mail.MailEvent.MailSent;
import io.orderlog.domain.mail.MailState.Requested;
import io.orderlog.domain.mail.MailData;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no sequence of commands can break, facts that nobody can explain among them. */
class MailInvariantsTest {

  private final Walks<MailCommand, MailState, MailEvent, MailRejection> mails = MailWalks.all();
  private final MailAgenda agenda = new MailAgenda();
  private final MailDecider decider = new MailDecider();

  @Test
  void a_mail_is_the_fold_of_its_events() {
    mails.checkPurity();
  }

  @Test
  void no_event_of_a_mail_contradicts_those_before() {
    mails.checkNoContradiction();
  }

  @Test
  void who_asks_for_one_is_refused_nothing_but_what_is_known_and_that_for_good() {
    mails.checkFinality(RequestMail.class::isInstance, MailDecider::isFinal);
    mails.eachStep(step -> {
      if (step.command() instanceof RequestMail) {
        assertThat(Walks.reasons(step.decision())).allMatch(MailDecider::isFinal);
      }
    });
  }

  @Test
  void it_is_asked_for_once_and_sent_once() {
    mails.eachWalk(walk -> {
      assertThat(walk.events()).filteredOn(MailRequested.class::isInstance)
          .hasSizeLessThanOrEqualTo(1);
      assertThat(walk.events()).filteredOn(MailSent.class::isInstance)
          .hasSizeLessThanOrEqualTo(1);
    });
  }

  @Test
  void what_is_asked_for_can_fail_and_ends_in_time() {
    mails.eachStep(step -> {
      if (!(step.after() instanceof Requested)) {
        assertThat(agenda.due(step.after())).isEmpty();
      }
      agenda.due(step.after()).forEach(due -> {
        switch (due) {
          case Effect<MailCommand, Letter> effect -> assertThat(decider.decide(
              new RecordAttemptFailed(effect.attempt(), "timeout"), step.after(), effect.at()))
              .isInstanceOf(Accepted.class);
          case Deadline<MailCommand, Letter>(_, var at, var command) -> {
            assertThat(decider.decide(command, step.after(), at)).isInstanceOf(Accepted.class);
            assertThat(decider.decide(command, step.after(), at.minusMillis(1)))
                .isNotInstanceOf(Accepted.class);
          }
        }
      });
    });
  }

  @Test
  void the_walks_reach_every_state_event_and_rejection() {
    mails.checkThatEachIsIn(20, MailState.class, step -> Stream.of(step.before()));
    mails.checkThatEachIsIn(10, MailEvent.class, step -> step.events().stream());
    mails.checkThatEachIsIn(10, MailRejection.class, step -> Walks.reasons(step.decision()));
  }

  /** What a history from outside cannot say of a mail, although it can be folded. */
  @ParameterizedTest
  @MethodSource("contradictions")
  void a_contradiction_is_told(String before, MailEvent event, String why) {
    MailState state = decider.initial();
    for (MailEvent each : MailExamples.historyOf(before)) {
      assertThat(decider.contradiction(MailExamples.ID, state, each)).as("%s", each).isEmpty();
      state = decider.evolve(state, each);
    }
    decider.evolve(state, event);
    assertThat(decider.contradiction(MailExamples.ID, state, event)).contains(why);
  }

  static Stream<Arguments> contradictions() {
    Letter letter = MailExamples.LETTER;
    return Stream.of(
        Arguments.of("None", requested("mail-1", letter.data()),
            "its mailId must be a UUID in lower case"),
        Arguments.of("None", requested(MailExamples.ORDER, letter.data()),
            "its mailId is that of another mail"),
        Arguments.of("None", requested(MailExamples.ID, Map.of(MailData.CURRENCY, "EUR")),
            "its data is not what CONFIRMED tells"),
        Arguments.of("Requested",
            new MailEvent.AttemptFailed(2, "busy", MailExamples.NOON),
            "no answer to attempt 2 is waited for"));
  }

  @Test
  void each_cause_has_a_mail_of_its_own() {
    List<String> ids = List.of(MailExamples.ID,
        MailId.of(MailExamples.ORDER, Template.CONFIRMED, "again"),
        MailId.of(MailExamples.ORDER, Template.DELIVERED, "paid"),
        MailId.of("another", Template.CONFIRMED, "paid"));
    assertThat(ids).doesNotHaveDuplicates();
    // It stands in logs, and in the mailboxes of customers.
    assertThat(MailExamples.ID).isEqualTo("4790352d-dcc2-8657-9b0b-cd09304ed8db");
  }

  private static MailEvent requested(String id, Map<String, String> data) {
    Letter letter = MailExamples.LETTER;
    return new MailRequested(id, letter.orderId(), letter.template(), letter.to(),
        letter.name(), letter.locale(), data, letter.lines(), letter.about());
  }
}
