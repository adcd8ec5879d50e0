package io.orderlog.faults.check;

import static io.orderlog.faults.check.SampleHistory.CANCEL;
import static io.orderlog.faults.check.SampleHistory.MORE_STICKERS;
import static io.orderlog.faults.check.SampleHistory.PAY;
import static io.orderlog.faults.check.SampleHistory.PLACE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Histories by hand: what a correct system may do, and one for each way to break a promise. */
class HistoryCheckerTest {

  @Nested
  class Accepts {

    @Test
    void an_empty_history() {
      assertThat(new SampleHistory().anomalies()).isEmpty();
    }

    @Test
    void commands_that_are_in_the_log_as_answered() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(4).accepted(2, 2, "PAID").paid(2, 2, "pay")
          .anomalies()).isEmpty();
    }

    @Test
    void an_unknown_outcome_that_was_written() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(4).unknown().paid(2, 2, "pay")
          .anomalies()).isEmpty();
    }

    @Test
    void an_unknown_outcome_that_was_not_written() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(4).unknown().aborted(2)
          .anomalies()).isEmpty();
    }

    @Test
    void a_retry_that_is_answered_as_the_first_attempt() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(4).accepted(2, 2, "PAID").paid(2, 2, "pay")
          .sent("pay", PAY).from(5).to(6).replayed(2, 2, "PAID")
          .anomalies()).isEmpty();
    }

    @Test
    void a_retry_that_is_the_first_to_be_done() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(4).notWritten()
          .sent("pay", PAY).from(5).to(6).accepted(2, 2, "PAID").paid(2, 2, "pay")
          .anomalies()).isEmpty();
    }

    @Test
    void a_refusal_that_was_true_before_a_concurrent_command() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(9).accepted(2, 2, "PAID").paid(2, 2, "pay")
          .sent("again", PLACE).from(4).to(5).refused("order-id-taken", 1)
          .anomalies()).isEmpty();
    }

    @Test
    void a_refusal_that_was_true_after_a_concurrent_command() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(9).unknown().paid(2, 2, "pay")
          .sent("more", MORE_STICKERS).from(4).to(5).refused("order-already-paid", 2)
          .anomalies()).isEmpty();
    }

    @Test
    void a_refusal_of_an_order_that_nobody_placed() {
      assertThat(new SampleHistory().sent("pay", PAY).from(1).to(2).refused("order-not-found", 0)
          .anomalies()).isEmpty();
    }

    @Test
    void one_winner_of_a_version_by_if_match() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sentIfMatch(1L, "pay", PAY).from(3).to(5).accepted(2, 2, "PAID").paid(2, 2, "pay")
          .sentIfMatch(1L, "more", MORE_STICKERS).from(3).to(6).refused("version-mismatch", 2)
          .anomalies()).isEmpty();
    }

    @Test
    void a_refused_retry_of_an_attempt_that_arrives_later() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sentIfMatch(2L, "pay", PAY).from(3).to(4).unknown()
          .sentIfMatch(2L, "pay", PAY).from(5).to(6).refused("version-mismatch", 1)
          .sent("more", MORE_STICKERS).from(7).to(8).accepted(2, 2, "PLACED")
          .moreStickers(2, 2, "more").paid(4, 3, "pay")
          .anomalies()).isEmpty();
    }
  }

  @Nested
  class Finds {

    @Test
    void a_lost_write() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(4).accepted(2, 2, "PAID")
          .anomalies()).containsExactly(Anomaly.LOST_WRITE);
    }

    @Test
    void a_lost_write_in_the_middle() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("more", MORE_STICKERS).from(3).to(4).accepted(2, 2, "PLACED")
          .sent("pay", PAY).from(5).to(6).accepted(3, 4, "PAID").paid(4, 3, "pay")
          .anomalies()).containsExactlyInAnyOrder(Anomaly.LOST_WRITE, Anomaly.BROKEN_SEQUENCE);
    }

    @Test
    void an_aborted_write_that_was_acknowledged() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(4).accepted(2, 2, "PAID").aborted(2)
          .anomalies()).containsExactly(Anomaly.ABORTED_READ);
    }

    @Test
    void a_refusal_because_of_an_aborted_event() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(4).unknown().aborted(2)
          .sent("more", MORE_STICKERS).from(5).to(6).refused("order-already-paid", 2)
          .anomalies()).containsExactly(Anomaly.ABORTED_READ);
    }

    @Test
    void a_command_that_is_in_the_log_twice() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("more", MORE_STICKERS).from(3).to(4).unknown()
          .sent("more", MORE_STICKERS).from(5).to(6).unknown()
          .moreStickers(2, 2, "more").moreStickers(4, 3, "more")
          .anomalies()).containsExactly(Anomaly.DUPLICATE);
    }

    @Test
    void two_attempts_that_were_both_the_first() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(4).accepted(2, 2, "PAID").paid(2, 2, "pay")
          .sent("pay", PAY).from(5).to(6).accepted(2, 2, "PAID")
          .anomalies()).containsExactly(Anomaly.DUPLICATE);
    }

    @Test
    void a_replayed_answer_that_differs_from_the_first() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(4).accepted(2, 2, "PAID").paid(2, 2, "pay")
          .sent("pay", PAY).from(5).to(6).replayed(2, 3, "PAID")
          .anomalies()).containsOnly(Anomaly.INCONSISTENT_ANSWER);
    }

    @Test
    void a_replay_of_what_nobody_sent_before() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(4).replayed(2, 2, "PAID").paid(2, 2, "pay")
          .anomalies()).containsExactly(Anomaly.INCONSISTENT_ANSWER);
    }

    @Test
    void an_answer_with_another_position_than_the_log() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(4).accepted(2, 7, "PAID").paid(2, 2, "pay")
          .anomalies()).containsExactly(Anomaly.INCONSISTENT_ANSWER);
    }

    @Test
    void an_answer_with_another_version_than_the_log() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(4).accepted(3, 2, "PAID").paid(2, 2, "pay")
          .anomalies()).containsExactly(Anomaly.INCONSISTENT_ANSWER);
    }

    @Test
    void an_answer_with_a_status_that_the_order_did_not_have() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(4).accepted(2, 2, "PLACED").paid(2, 2, "pay")
          .anomalies()).containsExactly(Anomaly.INCONSISTENT_ANSWER);
    }

    @Test
    void a_refused_command_that_is_in_the_log() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(4).refused("order-not-found", 0).paid(2, 2, "pay")
          .anomalies()).contains(Anomaly.REFUSED_BUT_WRITTEN);
    }

    @Test
    void a_command_in_the_log_of_which_nothing_was_to_be_written() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(4).notWritten().paid(2, 2, "pay")
          .anomalies()).containsExactly(Anomaly.REFUSED_BUT_WRITTEN);
    }

    @Test
    void an_event_that_nobody_asked_for() {
      assertThat(SampleHistory.ofPlacedOrder().paid(2, 2, "pay")
          .anomalies()).containsExactly(Anomaly.UNEXPECTED_EVENT);
    }

    @Test
    void two_winners_of_one_version() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(4).accepted(2, 2, "PAID").paid(2, 2, "pay")
          .sent("more", MORE_STICKERS).from(3).to(4).accepted(2, 4, "PLACED")
          .moreStickers(4, 2, "more")
          .anomalies()).containsExactly(Anomaly.BROKEN_SEQUENCE);
    }

    @Test
    void an_event_without_its_predecessor() {
      assertThat(new SampleHistory()
          .sent("place", PLACE).from(1).to(2).unknown()
          .sent("pay", PAY).from(3).to(4).accepted(2, 2, "PAID").paid(2, 2, "pay")
          .anomalies()).containsExactly(Anomaly.BROKEN_SEQUENCE);
    }

    @Test
    void an_event_that_the_order_did_not_allow() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(4).accepted(2, 2, "PAID").paid(2, 2, "pay")
          .sent("more", MORE_STICKERS).from(5).to(6).accepted(3, 4, "PAID")
          .moreStickers(4, 3, "more")
          .anomalies()).containsExactly(Anomaly.IMPOSSIBLE_EVENT);
    }

    @Test
    void an_event_with_other_data_than_was_asked_for() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(4).accepted(2, 2, "PAID")
          .logged(2, 2, "pay", "order.paid.v1",
              "{\"paymentReference\":\"p-2\",\"amountMinor\":995,\"currency\":\"EUR\"}")
          .anomalies()).containsExactly(Anomaly.IMPOSSIBLE_EVENT);
    }

    @Test
    void an_event_at_another_version_than_if_match_names() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("more", MORE_STICKERS).from(3).to(4).accepted(2, 2, "PLACED")
          .moreStickers(2, 2, "more")
          .sentIfMatch(1L, "pay", PAY).from(3).to(4).accepted(3, 4, "PAID").paid(4, 3, "pay")
          .anomalies()).containsExactly(Anomaly.IMPOSSIBLE_EVENT);
    }

    @Test
    void a_command_that_stands_before_one_that_was_answered_earlier() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("first", MORE_STICKERS).from(3).to(4).accepted(3, 4, "PLACED")
          .sent("second", MORE_STICKERS).from(5).to(6).accepted(2, 2, "PLACED")
          .moreStickers(2, 2, "second").moreStickers(4, 3, "first")
          .anomalies()).containsExactly(Anomaly.REAL_TIME_ORDER);
    }

    @Test
    void a_command_of_which_only_the_first_event_is_there() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(4).unknown().paid(2, 2, "pay")
          .anomalies(new ShippedWhenPaid())).containsExactly(Anomaly.TORN_TRANSACTION);
    }

    @Test
    void a_command_of_which_only_the_last_event_is_there() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("pay", PAY).from(3).to(4).unknown()
          .logged(2, 3, "pay", "order.shipped.v1", "{}")
          .anomalies(new ShippedWhenPaid())).containsExactly(Anomaly.BROKEN_SEQUENCE);
    }

    @Test
    void a_refusal_from_a_state_that_was_over() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("late", PAY).from(3).to(4).refused("order-not-found", 0)
          .anomalies()).containsExactly(Anomaly.STALE_READ);
    }

    @Test
    void a_version_mismatch_with_a_version_that_was_over() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("more", MORE_STICKERS).from(3).to(4).accepted(2, 2, "PLACED")
          .moreStickers(2, 2, "more")
          .sentIfMatch(2L, "pay", PAY).from(5).to(6).refused("version-mismatch", 1)
          .anomalies()).containsExactly(Anomaly.STALE_READ);
    }

    @Test
    void a_refusal_from_a_state_that_had_yet_to_come() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("early", MORE_STICKERS).from(3).to(4).refused("order-already-paid", 2)
          .sent("pay", PAY).from(5).to(6).accepted(2, 2, "PAID").paid(2, 2, "pay")
          .anomalies()).contains(Anomaly.STALE_READ);
    }

    @Test
    void a_refusal_for_a_reason_that_was_not_true() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("no", CANCEL).from(3).to(4).refused("order-already-shipped", 1)
          .anomalies()).containsExactly(Anomaly.STALE_READ);
    }

    @Test
    void a_refusal_of_a_command_that_was_done() {
      assertThat(SampleHistory.ofPlacedOrder()
          .sent("place", PLACE).from(3).to(4).refused("order-id-taken", 1)
          .anomalies()).containsExactly(Anomaly.STALE_READ);
    }
  }
}
