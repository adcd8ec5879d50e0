package io.orderlog.projections.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Walk;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.LineReserved;
import io.orderlog.domain.fulfilment.FulfilmentEvent.OrderPlaced;
import io.orderlog.domain.fulfilment.FulfilmentEvent.PaymentDeclined;
import io.orderlog.domain.fulfilment.FulfilmentExamples;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentState.Stuck;
import io.orderlog.domain.fulfilment.FulfilmentStatus;
import io.orderlog.domain.fulfilment.FulfilmentWalks;
import io.orderlog.projections.FedReadModel;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.OrderEvents;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.fulfilment.LineView.Standing;
import io.orderlog.projections.waiting.WaitingQuery.Place;
import io.orderlog.projections.waiting.WaitingQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Where each process is and how it got there, on each kind of database. */
@OnEveryDatabase
@SuppressWarnings("NullAway.Init") // Set before each test.
class FulfilmentsProjectionTest {

  private static final int WALKS = 60;

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private final String order = UUID.randomUUID().toString();
  private FedReadModel<FulfilmentEvent> fed;
  private FulfilmentFinder fulfilments;

  @BeforeEach
  void open() {
    fed = new FedReadModel<>(new FulfilmentsProjection(), kind.create(data));
    fulfilments = new FulfilmentFinder(fed.readModels());
  }

  @AfterEach
  void close() {
    fed.close();
  }

  @Test
  void a_process_is_somewhere_since_it_got_there() {
    append(1, FulfilmentExamples.STARTED, new OrderPlaced(), new LineReserved("tea"));
    fed.feed();
    assertThat(process().status()).isEqualTo(FulfilmentStatus.GATHERING);
    assertThat(process().since()).isEqualTo(OrderEvents.START.plusSeconds(1));
    assertThat(process().version()).isEqualTo(3);

    append(4, new LineReserved("cup"), FulfilmentExamples.authorising("auth-1", "ok"),
        new PaymentDeclined("auth-1", "no\0funds", OrderEvents.START));
    fed.feed();
    assertThat(process().status()).isEqualTo(FulfilmentStatus.PAYING);
    assertThat(process().since()).isEqualTo(OrderEvents.START.plusSeconds(5));
    assertThat(story().steps()).extracting(StepView::what).containsExactly("started",
        "order placed", "line reserved tea", "line reserved cup", "authorising auth-1",
        "payment declined auth-1: no\ufffdfunds");
    assertThat(story().steps()).extracting(StepView::cause).startsWith("command-1", "command-2");
  }

  @Test
  void each_line_has_a_standing_of_its_own() {
    assertStandings("Gathering", Standing.RESERVED, Standing.ASKED);
    assertStandings("Paying", Standing.RESERVED, Standing.RESERVED);
    assertStandings("Confirming", Standing.CONFIRMED, Standing.RESERVED);
    assertStandings("Shipping", Standing.CONFIRMED, Standing.CONFIRMED);
    assertStandings("UnderWay", Standing.LEFT, Standing.LEFT);
    assertStandings("Returning", Standing.RETURNED, Standing.RETURNED);
    assertStandings("Unwinding", Standing.RELEASING, Standing.RELEASING);
    assertStandings("Closed", Standing.RELEASED, Standing.RELEASED);
  }

  @Test
  void those_that_are_stuck_are_found_page_by_page_the_longest_first() {
    List<String> stuck = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String id = UUID.randomUUID().toString();
      List<FulfilmentEvent> history = FulfilmentExamples.historyOf("Capturing");
      fed.append(id, 1, history);
      fed.append(id, history.size() + 1L,
          List.of(FulfilmentExamples.stuck(Cause.TOO_LONG, "CAPTURING")));
      stuck.add(id);
      fed.append(UUID.randomUUID().toString(), 1, FulfilmentExamples.historyOf("Paying"));
    }
    fed.feed();

    assertThat(pages(Optional.of(FulfilmentStatus.STUCK))).hasSize(5)
        .allSatisfy(each -> assertThat(each.state()).isInstanceOf(Stuck.class))
        .extracting(FulfilmentView::orderId).containsExactlyInAnyOrderElementsOf(stuck);
    assertThat(pages(Optional.empty())).hasSize(10)
        .isSortedAccordingTo(Comparator.comparing(FulfilmentView::since));
    assertThat(pages(Optional.of(FulfilmentStatus.CLOSED))).isEmpty();
  }

  /** Whatever a process meets, the read model knows it as the rules do. */
  @Test
  void each_is_what_the_rules_make_of_it_and_verified_and_rebuilt() {
    Map<String, FulfilmentState> expected = new HashMap<>();
    for (long seed = 0; seed < WALKS; seed++) {
      var walk = Walk.lead(FulfilmentExamples.decider(),
          FulfilmentWalks.draw(new SplittableRandom(seed)));
      if (!walk.events().isEmpty()) {
        String id = UUID.randomUUID().toString();
        expected.put(id, walk.state());
        fed.append(id, 1, walk.events());
      }
    }
    fed.feed();
    assertAll(expected);
    fed.verify();
    fed.rebuild();
    assertAll(expected);
  }

  @Test
  void what_cannot_have_happened_parks_the_process() {
    append(1, new OrderPlaced());
    String other = UUID.randomUUID().toString();
    fed.append(other, 1, List.of(FulfilmentExamples.STARTED));
    fed.append(other, 3, List.of(new OrderPlaced()));
    fed.feed();
    assertThat(fulfilments.byOrder(order).value()).isEmpty();
    assertThat(fulfilments.byOrder(other).value().orElseThrow().steps()).hasSize(1);
    assertThat(fed.readModels().parkedStreams("fulfilments")).isEqualTo(2);
  }

  private void assertStandings(String state, Standing tea, Standing cup) {
    String id = UUID.randomUUID().toString();
    fed.append(id, 1, FulfilmentExamples.historyOf(state));
    fed.feed();
    assertThat(fulfilments.byOrder(id).value().orElseThrow().fulfilment().lines()).as(state)
        .containsExactly(new LineView("tea", 2, tea), new LineView("cup", 1, cup));
  }

  private List<FulfilmentView> pages(Optional<FulfilmentStatus> status) {
    List<FulfilmentView> all = new ArrayList<>();
    Optional<Place> after = Optional.empty();
    List<FulfilmentView> page;
    do {
      page = fulfilments.page(new WaitingQuery<>(status, after, 2)).value();
      all.addAll(page);
      after = page.isEmpty()
          ? after
          : Optional.of(
              new Place(page.getLast().since(), List.of(page.getLast().orderId())));
    } while (!page.isEmpty());
    return all;
  }

  /** Rows have no address that mails go to. */
  private void assertAll(Map<String, FulfilmentState> expected) {
    expected.forEach((id, state) -> {
      FulfilmentState found = fulfilments.byOrder(id).value().orElseThrow().fulfilment().state();
      assertThat(found).usingRecursiveComparison().withStrictTypeChecking()
          .ignoringFieldsMatchingRegexes("(before\\.)?details\\.email").isEqualTo(state);
      assertThat(found.toString()).doesNotContain("ada@example.org");
    });
  }

  private FulfilmentStory story() {
    return fulfilments.byOrder(order).value().orElseThrow();
  }

  private FulfilmentView process() {
    return story().fulfilment();
  }

  private void append(long first, FulfilmentEvent... events) {
    fed.append(order, first, List.of(events));
  }
}
