package io.orderlog.domain.wait;

import static io.orderlog.domain.wait.WaitExamples.ADA;
import static io.orderlog.domain.wait.WaitExamples.BOB;
import static io.orderlog.domain.wait.WaitExamples.CARA;
import static io.orderlog.domain.wait.WaitExamples.EVENING;
import static io.orderlog.domain.wait.WaitExamples.NOON;
import static io.orderlog.domain.wait.WaitExamples.email;
import static io.orderlog.domain.wait.WaitExamples.given;
import static io.orderlog.domain.wait.WaitExamples.id;
import static io.orderlog.domain.wait.WaitExamples.joined;
import static io.orderlog.domain.wait.WaitExamples.notified;
import static io.orderlog.domain.wait.WaitExamples.seen;
import static io.orderlog.domain.wait.WaitExamples.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.DeciderSpec;
import io.orderlog.domain.Decision;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.agenda.Due.Deadline;
import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.stock.StockStatus;
import io.orderlog.domain.wait.WaitCommand.HearStock;
import io.orderlog.domain.wait.WaitCommand.Join;
import io.orderlog.domain.wait.WaitCommand.Leave;
import io.orderlog.domain.wait.WaitCommand.TellMore;
import io.orderlog.domain.wait.WaitEvent.Joined;
import io.orderlog.domain.wait.WaitEvent.Left;
import io.orderlog.domain.wait.WaitEvent.Notified;
import io.orderlog.domain.wait.WaitEvent.StockSeen;
import io.orderlog.domain.wait.WaitRejection.AlreadyWaiting;
import io.orderlog.domain.wait.WaitRejection.InStock;
import io.orderlog.domain.wait.WaitRejection.NotDue;
import io.orderlog.domain.wait.WaitRejection.NotWaiting;
import io.orderlog.domain.wait.WaitRejection.TooManyWaiting;
import io.orderlog.domain.wait.WaitRejection.WaitIdTaken;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of a waiting list, in sentences. */
class WaitDeciderTest {

  private static final WaitDecider DECIDER = new WaitDecider(Mailing.BY_MAIL);

  @Test
  void the_longest_waiting_are_told_one_for_each_piece() {
    given(joined(ADA), joined(BOB), joined(CARA)).when(new HearStock(2))
        .then(seen(2), notified(ADA, NOON), notified(BOB, NOON));
    given(joined(ADA), new Left(ADA), joined(BOB)).when(new HearStock(9))
        .then(seen(9), notified(BOB, NOON));
  }

  @Test
  void whether_a_mail_says_so_stands_in_the_event() {
    DeciderSpec.given(new WaitDecider(Mailing.NONE), List.of(joined(ADA)), NOON)
        .when(new HearStock(1))
        .then(seen(1), new Notified(ADA, email(ADA), NOON, Mailing.NONE));
  }

  @Test
  void nobody_is_told_when_fewer_are_there_or_as_many_as_before() {
    given(joined(ADA), joined(BOB), seen(1), notified(ADA, NOON)).when(new HearStock(1))
        .then(seen(1));
    given(joined(ADA), joined(BOB), seen(9)).when(new HearStock(3)).then(seen(3));
    given(joined(ADA)).when(new HearStock(0)).then(seen(0));
  }

  @Test
  void more_pieces_are_for_those_who_wait_on() {
    given(joined(ADA), joined(BOB), joined(CARA), seen(1), notified(ADA, NOON))
        .when(new HearStock(8))
        .then(seen(8), notified(BOB, NOON), notified(CARA, NOON));
  }

  @Test
  void a_hundred_are_told_at_most_and_the_next_hundred_in_six_hours() {
    WaitState state = state();
    for (int i = 1; i <= 150; i++) {
      state = DECIDER.evolve(state, joined(id(i)));
    }
    assertThat(events(new HearStock(500), state, NOON)).hasSize(101);
    state = DECIDER.evolve(state, seen(500));
    for (int i = 1; i <= 100; i++) {
      state = DECIDER.evolve(state, notified(id(i), NOON));
    }
    assertThat(new WaitAgenda().due(state))
        .containsExactly(new Deadline<>("tell-more", EVENING, new TellMore()));
    assertThat(DECIDER.decide(new TellMore(), state, EVENING.minusMillis(1)))
        .isEqualTo(Decision.reject(new NotDue()));
    assertThat(events(new TellMore(), state, EVENING)).hasSize(50);
  }

  private static List<WaitEvent> events(WaitCommand command, WaitState state, Instant at) {
    return DECIDER.decide(
        command, state, at) instanceof Accepted<WaitEvent, WaitRejection>(var events)
            ? events
            : List.of();
  }

  /** Seven may have become four of which nobody has said anything. */
  @Test
  void in_six_hours_only_so_many_are_told_as_are_there_for_certain() {
    WaitEvent[] history = {joined(id(1)), joined(id(2)), joined(id(3)), joined(id(4)),
        joined(id(5)), joined(id(6)), seen(0), new StockSeen(7, NOON)};
    given(history).when(new TellMore(), EVENING).then(notified(id(1), EVENING),
        notified(id(2), EVENING), notified(id(3), EVENING), notified(id(4), EVENING));
  }

  @Test
  void nothing_is_due_when_nothing_is_there_or_nobody_waits() {
    assertThat(new WaitAgenda().due(state(joined(ADA)))).isEmpty();
    assertThat(new WaitAgenda().due(state(seen(3)))).isEmpty();
    assertThat(new WaitAgenda().due(
        state(joined(ADA), joined(BOB), seen(3), seen(0)))).isEmpty();
  }

  @Test
  void an_address_waits_once_and_keeps_its_place() {
    given(joined(ADA)).when(new Join(BOB, email(ADA))).thenRejected(new AlreadyWaiting());
    given(new Joined(ADA, "Ada@Example.org")).when(new Join(BOB, "aDA@example.ORG"))
        .thenRejected(new AlreadyWaiting());
    given(new Joined(ADA, "ada@Äxample.org")).when(new Join(BOB, "ada@äxample.org"))
        .then(new Joined(BOB, "ada@äxample.org"));
    given(joined(ADA)).when(new Join(ADA, email(BOB))).thenRejected(new WaitIdTaken());
  }

  @Test
  void who_was_told_or_has_left_can_wait_again() {
    given(joined(ADA), seen(1), notified(ADA, NOON), seen(0)).when(new Join(BOB, email(ADA)))
        .then(new Joined(BOB, email(ADA)));
    given(joined(ADA), new Left(ADA)).when(new Join(BOB, email(ADA)))
        .then(new Joined(BOB, email(ADA)));
  }

  @Test
  void nobody_waits_for_what_is_there() {
    given(seen(1)).when(new Join(ADA, email(ADA))).thenRejected(new InStock());
    given(seen(1), seen(0)).when(new Join(ADA, email(ADA))).then(joined(ADA));
  }

  @Test
  void who_does_not_wait_cannot_leave() {
    given().when(new Leave(ADA)).thenRejected(new NotWaiting());
    given(joined(ADA), seen(1), notified(ADA, NOON)).when(new Leave(ADA))
        .thenRejected(new NotWaiting());
  }

  @Test
  void a_list_has_an_end() {
    Waiters many = Waiters.NONE;
    for (int i = 1; i <= WaitDecider.MAX_WAITING; i++) {
      many = many.with(id(i), id(i) + "@example.org");
    }
    assertThat(DECIDER.decide(
        new Join(id(0), email(id(0))), new WaitState.SoldOut(many), NOON))
        .isEqualTo(Decision.reject(new TooManyWaiting(WaitDecider.MAX_WAITING)));
  }

  @Test
  void commands_keep_their_rules() {
    assertThatThrownBy(() -> new Join("1", "nobody"))
        .isInstanceOfSatisfying(InvalidCommandException.class,
            invalid -> assertThat(invalid.violations()).extracting("field")
                .containsExactly("waitId", "email"));
    assertThatThrownBy(() -> new Leave(ADA.replace('4', 'A')))
        .isInstanceOf(InvalidCommandException.class);
    assertThatThrownBy(() -> new HearStock(-1)).isInstanceOf(InvalidCommandException.class);
  }

  @Test
  void what_clients_see_is_whether_something_is_there() {
    assertThat(WaitDecider.statusOf(state(joined(ADA)))).isEqualTo(StockStatus.SOLD_OUT);
    assertThat(WaitDecider.statusOf(state(joined(ADA), seen(1))))
        .isEqualTo(StockStatus.IN_STOCK);
  }

  @Test
  void an_event_that_cannot_happen_is_a_fault() {
    for (List<WaitEvent> impossible : List.<List<WaitEvent>>of(List.of(new Left(ADA)),
        List.of(seen(-1)),
        List.of(joined(ADA), notified(ADA, NOON)), List.of(seen(1), notified(ADA, NOON)),
        List.of(joined(ADA), joined(ADA)),
        List.of(joined(ADA), new Joined(BOB, email(ADA))))) {
      assertThatThrownBy(() -> state(impossible.toArray(WaitEvent[]::new)))
          .as("%s", impossible).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void what_no_command_leads_to_is_a_contradiction() {
    assertThat(DECIDER.contradiction(state(), new Joined(ADA, "nobody")))
        .contains("its email must be an e-mail address");
    for (String once : List.of("a..a@b.c", ".a@b.c", "ädä@b.c", "a@b..c", "\ufe0f@b")) {
      Joined joined = new Joined(ADA, once);
      assertThat(DECIDER.contradiction(state(), joined)).as(once).isEmpty();
      assertThat(DECIDER.contradiction(state(joined, seen(1)),
          new Notified(ADA, once, NOON, Mailing.BY_MAIL))).as(once).isEmpty();
    }
    assertThat(DECIDER.contradiction(state(seen(2)), joined(ADA)))
        .contains("there are 2 to be had");
    assertThat(DECIDER.contradiction(
        state(joined(ADA), joined(BOB), seen(1)), notified(BOB, NOON)))
        .contains("it is not that of the longest waiting, which is " + ADA);
    assertThat(DECIDER.contradiction(
        state(joined(ADA), seen(1)), new Notified(ADA, email(BOB), NOON, Mailing.BY_MAIL)))
        .contains("its email is not that which has waited");
  }
}
