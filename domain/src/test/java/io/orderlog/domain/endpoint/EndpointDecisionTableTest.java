package io.orderlog.domain.endpoint;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.Decision;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.TextTable;
import io.orderlog.domain.endpoint.EndpointCommand.PutEndpoint;
import io.orderlog.domain.endpoint.EndpointCommand.RecordAttemptFailed;
import io.orderlog.domain.endpoint.EndpointCommand.RecordGone;
import io.orderlog.domain.endpoint.EndpointCommand.RecordRecovered;
import io.orderlog.domain.endpoint.EndpointCommand.RemoveEndpoint;
import io.orderlog.domain.endpoint.EndpointCommand.ResumeEndpoint;
import io.orderlog.domain.endpoint.EndpointEvent.AttemptFailed;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointChanged;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointGone;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointRecovered;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointRegistered;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointRemoved;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointResumed;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointStopped;
import io.orderlog.domain.endpoint.EndpointRejection.AlreadyRecorded;
import io.orderlog.domain.endpoint.EndpointRejection.NoSuchEndpoint;
import io.orderlog.domain.endpoint.EndpointRejection.NotStopped;
import io.orderlog.domain.endpoint.EndpointRejection.Unchanged;
import io.orderlog.domain.endpoint.EndpointState.Stopped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every command in every situation at one glance.
 *
 * <pre>
 * new     registered      same    nothing is changed      change  changed
 * remove  removed         resume  goes on                 going   does go on
 * again   tried later     well    recovered               gone    ended by the receiver
 * none    no such one     known   nothing new
 * </pre>
 */
class EndpointDecisionTableTest {

  private static final TextTable TABLE = TextTable.parse("""
                          None Delivering Failing Stopped Gone   Removed
      PutEndpoint         new  same       same    same    new    new
      Other               new  change     change  change  new    new
      RemoveEndpoint      none remove     remove  remove  remove none
      ResumeEndpoint      none going      resume  resume  going  none
      RecordAttemptFailed none again      known   known   known  none
      Second              none known      again   known   known  none
      RecordRecovered     none known      well    known   known  none
      RecordGone          none gone       gone    known   known  none
      """);

  private final EndpointDecider decider = new EndpointDecider();

  static List<TextTable.Cell> cells() {
    return TABLE.cells();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void the_decider_decides_as_the_table_says(TextTable.Cell cell) {
    EndpointState state = EndpointExamples.stateOf(cell.column());
    Decision<EndpointEvent, EndpointRejection> decision =
        decider.decide(command(cell.row()), state, EndpointExamples.NOON);
    assertThat(word(decision)).as("%s%n%s", state, decision).isEqualTo(cell.word());
    if (decision instanceof Accepted<EndpointEvent, EndpointRejection>(var events)) {
      events.forEach(event -> assertThat(decider.evolve(state, event)).isNotNull());
    }
  }

  @Test
  void no_command_and_no_state_is_missing_in_the_table() {
    assertThat(TABLE.rows()).containsAll(SealedTypes.namesBelow(EndpointCommand.class));
    assertThat(TABLE.columns())
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(EndpointState.class));
  }

  @Test
  void the_schedule_is_that_of_the_specification_and_a_little_spread() {
    List<Duration> usual = List.of(Duration.ofSeconds(5), Duration.ofMinutes(5),
        Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(5), Duration.ofHours(10),
        Duration.ofHours(14), Duration.ofHours(20), Duration.ofHours(24));
    EndpointState state = EndpointExamples.stateOf("Delivering");
    Instant at = EndpointExamples.NOON;
    for (int i = 0; i < usual.size(); i++) {
      AttemptFailed failed = only(AttemptFailed.class, decider.decide(
          new RecordAttemptFailed(EndpointExamples.WEBHOOK, i + 1, "answered 503", 0), state, at));
      assertThat(Duration.between(at, failed.retryAt())).isBetween(
          usual.get(i).multipliedBy(4).dividedBy(5), usual.get(i).multipliedBy(6).dividedBy(5));
      at = failed.retryAt();
      state = decider.evolve(state, failed);
    }
    EndpointStopped stopped = only(EndpointStopped.class, decider.decide(
        new RecordAttemptFailed(EndpointExamples.WEBHOOK, 10, "answered 503", 0), state, at));
    assertThat(stopped.attempt()).isEqualTo(10);
    assertThat(decider.evolve(state, stopped)).isInstanceOf(Stopped.class);
  }

  @Test
  void who_asks_for_time_gets_it_but_not_more_than_a_day() {
    EndpointState state = EndpointExamples.stateOf("Delivering");
    assertThat(retryAt(state, 60)).isEqualTo(EndpointExamples.NOON.plusSeconds(60));
    assertThat(retryAt(state, 1)).isBefore(EndpointExamples.NOON.plusSeconds(7));
    assertThat(retryAt(state, 999_999_999))
        .isEqualTo(EndpointExamples.NOON.plus(Duration.ofDays(1)));
  }

  private Instant retryAt(EndpointState state, long waitSeconds) {
    return only(AttemptFailed.class, decider.decide(new RecordAttemptFailed(
        EndpointExamples.WEBHOOK, 1, "answered 429", waitSeconds), state, EndpointExamples.NOON))
        .retryAt();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Failing", "Stopped"})
  void what_is_passed_over_is_named_so_that_it_is_not_met_again(String situation) {
    EndpointState after = decider.evolve(
        EndpointExamples.stateOf(situation), new EndpointResumed(true));
    assertThat(after).isInstanceOfSatisfying(EndpointState.Delivering.class,
        is -> assertThat(is.terms().passed()).isEqualTo(EndpointExamples.WEBHOOK));
  }

  @Test
  void a_log_that_was_wanted_before_goes_on_where_it_is() {
    LogStart later = new LogStart("orders", "topic-1", List.of(90L, 90L, 90L));
    LogStart other = new LogStart("stock", "topic-2", List.of(5L));
    EndpointChanged changed = only(EndpointChanged.class, decider.decide(
        new PutEndpoint(EndpointExamples.URL, List.of("*"), EndpointExamples.SECRET,
            List.of(later, other)),
        EndpointExamples.stateOf("Delivering"), EndpointExamples.NOON));
    assertThat(changed.from()).containsExactly(EndpointExamples.FROM, other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "example.org/hook", "ftp://example.org/", "https:///hook",
      "https://ada:secret@example.org/", "https://example.org/#part", "https://example.org/a b",
      "https://example.org:99999/", "https://bücher.example/", "http://127.1/", "http://0x7f.1/"})
  void a_url_is_refused(String url) {
    assertThatThrownBy(() -> new PutEndpoint(
        url, EndpointExamples.TYPES, EndpointExamples.SECRET, List.of()))
        .isInstanceOf(InvalidCommandException.class).hasMessageStartingWith("url must be");
  }

  @Test
  void types_and_secrets_are_refused_by_name() {
    assertThatThrownBy(() -> put(List.of(), EndpointExamples.SECRET))
        .hasMessageContaining("types must name 1 to 50");
    assertThatThrownBy(() -> put(Collections.nCopies(51, "order.*"), EndpointExamples.SECRET))
        .hasMessageContaining("types must name 1 to 50")
        .hasMessageContaining("types must not name a type twice");
    assertThatThrownBy(() -> put(List.of("order.*", "Order placed"), EndpointExamples.SECRET))
        .hasMessageContaining("types[1] must be");
    assertThatThrownBy(() -> put(EndpointExamples.TYPES, "whsec_c2hvcnQ="))
        .hasMessageContaining("secret must be whsec_ and 24 to 64 bytes")
        .hasMessageNotContaining("c2hvcnQ");
  }

  private static PutEndpoint put(List<String> types, String secret) {
    return new PutEndpoint(EndpointExamples.URL, types, secret, List.of());
  }

  @Test
  void a_pattern_means_a_type_or_all_that_begin_so() {
    assertThat(TypePattern.matches("*", "order.placed.v1")).isTrue();
    assertThat(TypePattern.matches("order.*", "order.placed.v1")).isTrue();
    assertThat(TypePattern.matches("order.placed.*", "order.placed.v1")).isTrue();
    assertThat(TypePattern.matches("order.*", "orders.placed.v1")).isFalse();
    assertThat(TypePattern.matches("order.placed.v1", "order.placed.v10")).isFalse();
  }

  @Test
  void nothing_tells_the_secret_by_accident() {
    List<Object> all = new ArrayList<>(
        List.of(EndpointExamples.PUT, EndpointExamples.REGISTERED));
    all.add(EndpointExamples.stateOf("Failing"));
    all.add(new EndpointChanged(EndpointExamples.URL, EndpointExamples.TYPES,
        EndpointExamples.SECRET, List.of()));
    assertThat(all).allSatisfy(
        each -> assertThat(each.toString()).doesNotContain("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
  }

  private static EndpointCommand command(String name) {
    return switch (name) {
      case "PutEndpoint" -> EndpointExamples.PUT;
      case "Other" -> put(List.of("stock.*"), EndpointExamples.SECRET);
      case "RemoveEndpoint" -> new RemoveEndpoint();
      case "ResumeEndpoint" -> new ResumeEndpoint(false);
      case "RecordAttemptFailed" ->
        new RecordAttemptFailed(EndpointExamples.WEBHOOK, 1, "answered 500", 0);
      case "Second" -> new RecordAttemptFailed(EndpointExamples.WEBHOOK, 2, "answered 500", 0);
      case "RecordRecovered" -> new RecordRecovered(EndpointExamples.WEBHOOK);
      case "RecordGone" -> new RecordGone(EndpointExamples.WEBHOOK);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static <T> T only(
      Class<T> type, Decision<EndpointEvent, EndpointRejection> decision) {
    assertThat(decision).isInstanceOf(Accepted.class);
    return type.cast(
        ((Accepted<EndpointEvent, EndpointRejection>) decision).events().getFirst());
  }

  private static String word(Decision<EndpointEvent, EndpointRejection> decision) {
    return switch (decision) {
      case Accepted<EndpointEvent, EndpointRejection>(var events) ->
        events.stream().map(EndpointDecisionTableTest::word).collect(joining("+"));
      case Rejected<EndpointEvent, EndpointRejection>(var reason) -> switch (reason) {
        case NoSuchEndpoint() -> "none";
        case Unchanged _ -> "same";
        case NotStopped _ -> "going";
        case AlreadyRecorded _ -> "known";
      };
    };
  }

  private static String word(EndpointEvent event) {
    return switch (event) {
      case EndpointRegistered _ -> "new";
      case EndpointChanged _ -> "change";
      case AttemptFailed _ -> "again";
      case EndpointRecovered _ -> "well";
      case EndpointStopped _ -> "stopped";
      case EndpointResumed _ -> "resume";
      case EndpointGone _ -> "gone";
      case EndpointRemoved _ -> "remove";
    };
  }
}
