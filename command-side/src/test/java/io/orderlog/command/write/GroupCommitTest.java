package io.orderlog.command.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.Aggregate;
import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.ExpectedVersions;
import io.orderlog.command.memory.InMemoryStateStorage;
import io.orderlog.command.memory.StreamStore;
import io.orderlog.command.tally.TallyAggregate;
import io.orderlog.command.write.CommandQueue.Waiting;
import io.orderlog.eventlog.EventTooLargeException;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.tally.TallyCommand;
import io.orderlog.eventlog.tally.TallyCommand.Add;
import io.orderlog.eventlog.tally.TallyEvent;
import io.orderlog.eventlog.tally.TallyEvent.Added;
import io.orderlog.eventlog.tally.TallyEvent.Filled;
import io.orderlog.eventlog.tally.TallyRejection;
import io.orderlog.eventlog.tally.TallyState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the commands of one transaction decide and answer, without a log and without a thread. */
class GroupCommitTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");
  private static final Instant NOW_IN_MILLIS = Instant.parse("2026-03-01T10:15:30.123Z");
  private static final String REASON = "another writer has taken over";

  private final Aggregate<TallyCommand, TallyState, TallyEvent, TallyRejection> tallies =
      TallyAggregate.served().aggregate();
  private final StreamStore<TallyState, TallyEvent> store =
      new StreamStore<>(tallies, Set.of(0), new InMemoryStateStorage<>(), () -> 0);
  private Instant time = NOW;
  private GroupCommit<TallyCommand, TallyState, TallyEvent, TallyRejection> commit =
      new GroupCommit<>(tallies, store, () -> time);
  private long offset;

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_command_is_decided_upon_what_the_batch_has_decided_before_it() {
    var first = decide("apples", "c-1", 60);
    var second = decide("apples", "c-2", 40);
    var third = decide("apples", "c-3", 1);

    assertThat(commit.events()).extracting(NewEvent::data)
        .containsExactly(new Added(60), new Added(40), new Filled(100));
    assertThat(commit.events()).extracting(NewEvent::version).containsExactly(1L, 2L, 3L);
    assertThat(commit.events()).extracting(event -> event.metadata().time())
        .containsOnly(NOW_IN_MILLIS);
    assertThat(commit.refuses()).isTrue();
    assertThat(first).isNotDone();
    assertThat(third).isNotDone();

    append();
    commit.answer();
    assertThat(first.join()).isEqualTo(
        new CommandOutcome.Accepted<>(1, "OPEN", new LogPosition(0, 0), false));
    assertThat(second.join()).isEqualTo(
        new CommandOutcome.Accepted<>(3, "FULL", new LogPosition(0, 2), false));
    assertThat(third.join()).isEqualTo(
        new CommandOutcome.Rejected<>(new TallyRejection.AlreadyFull(), 3));
  }

  @Test
  void a_command_that_was_handled_before_is_answered_at_once() {
    var _ = decide("apples", "c-1", 60);
    append();
    commit = new GroupCommit<>(tallies, store, () -> time);

    assertThat(decide("apples", "c-1", 60).getNow(null)).isEqualTo(
        new CommandOutcome.Accepted<>(1, "OPEN", new LogPosition(0, 0), true));
    assertThat(commit.events()).isEmpty();
    assertThat(commit.refuses()).isFalse();
  }

  @Test
  void a_version_that_was_not_expected_is_refused_with_the_one_that_is() {
    var _ = decide("apples", "c-1", 60);
    var late = decide("apples", "c-2", 1, new ExpectedVersions.OneOf(Set.of(7L)));
    append();
    commit.answer();

    assertThat(late.join()).isEqualTo(new CommandOutcome.VersionMismatch<>(1));
  }

  @Test
  void the_time_of_a_stream_does_not_run_back_with_the_clock() {
    var _ = decide("apples", "c-1", 60);
    time = NOW.minusSeconds(600);
    var _ = decide("apples", "c-2", 1);
    var _ = decide("pears", "c-3", 1);

    assertThat(commit.events()).extracting(event -> event.metadata().time()).containsExactly(
        NOW_IN_MILLIS, NOW_IN_MILLIS, NOW_IN_MILLIS.minusSeconds(600));
  }

  @Test
  void what_the_log_does_not_take_is_left_out_and_the_others_are_decided_again() {
    var large = new Waiting<>(envelope("apples", "c-1", 60, new ExpectedVersions.Any()),
        new CompletableFuture<CommandOutcome<TallyRejection>>());
    var other = new Waiting<>(envelope("apples", "c-2", 50, new ExpectedVersions.Any()),
        new CompletableFuture<CommandOutcome<TallyRejection>>());
    commit.decide(large);
    commit.decide(other);
    assertThat(commit.events()).hasSize(1);

    commit = commit.without(Set.of(0), new EventTooLargeException(Set.of(0), "too large"));
    commit.decide(large);
    commit.decide(other);
    append();
    commit.answer();

    assertThat(large.answer().join()).isInstanceOf(CommandOutcome.TooLarge.class);
    assertThat(other.answer().join()).isInstanceOf(CommandOutcome.Accepted.class);
    assertThat(store.state("apples").version()).isEqualTo(1);
  }

  @Test
  void a_fenced_writer_does_not_know_what_it_sent_and_wrote_nothing_of_what_it_refused() {
    var sent = decide("apples", "c-1", 60);
    var refused = decide("apples", "c-2", 41);
    commit.answerFenced(REASON);

    assertThat(sent.join()).isEqualTo(new CommandOutcome.Unknown<>(REASON));
    assertThat(refused.join()).isEqualTo(new CommandOutcome.NotWritten<>(REASON));
  }

  @Test
  void an_outcome_that_was_not_known_is_told_from_the_log() {
    var written = decide("apples", "c-1", 60);
    var lost = decide("pears", "c-2", 60);
    var refused = decide("apples", "c-3", 41);
    store.apply(List.of(recorded(commit.events().getFirst())));
    commit.answerFromLog(store, new CommandOutcome.NotWritten<>(REASON));

    assertThat(written.join()).isInstanceOf(CommandOutcome.Accepted.class);
    assertThat(lost.join()).isEqualTo(new CommandOutcome.NotWritten<>(REASON));
    assertThat(refused.join()).isEqualTo(new CommandOutcome.NotWritten<>(REASON));
  }

  private CompletableFuture<CommandOutcome<TallyRejection>> decide(
      String tally, String commandId, int amount) {
    return decide(tally, commandId, amount, new ExpectedVersions.Any());
  }

  private CompletableFuture<CommandOutcome<TallyRejection>> decide(
      String tally, String commandId, int amount, ExpectedVersions expected) {
    CompletableFuture<CommandOutcome<TallyRejection>> answer = new CompletableFuture<>();
    commit.decide(new Waiting<>(envelope(tally, commandId, amount, expected), answer));
    return answer;
  }

  private static CommandEnvelope<TallyCommand> envelope(
      String tally, String commandId, int amount, ExpectedVersions expected) {
    return new CommandEnvelope<>(tally, new Add(amount), commandId, "hash-" + amount, "k", null,
        expected);
  }

  /** As the writer does: what the log has taken is applied. */
  private void append() {
    List<RecordedEvent<TallyEvent>> events = new ArrayList<>();
    commit.events().forEach(event -> events.add(recorded(event)));
    store.apply(events);
  }

  private RecordedEvent<TallyEvent> recorded(NewEvent<TallyEvent> event) {
    return new RecordedEvent<>(event.streamId(), event.version(),
        tallies.log().codec().typeOf(event.data()), event.data(), event.metadata(),
        new LogPosition(0, offset++));
  }
}
