package io.orderlog.projections.payment;

import static io.orderlog.domain.payment.PaymentExamples.NOON;
import static io.orderlog.domain.payment.PaymentExamples.asked;
import static io.orderlog.domain.payment.PaymentExamples.authorised;
import static io.orderlog.domain.payment.PaymentExamples.captureAsked;
import static io.orderlog.domain.payment.PaymentExamples.captured;
import static io.orderlog.domain.payment.PaymentExamples.giveBackNoted;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Walk;
import io.orderlog.domain.payment.Payment;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentEvent.AttemptFailed;
import io.orderlog.domain.payment.PaymentEvent.GaveUp;
import io.orderlog.domain.payment.PaymentState;
import io.orderlog.domain.payment.PaymentWalks;
import io.orderlog.domain.payment.Transaction;
import io.orderlog.domain.payment.Transaction.Kind;
import io.orderlog.domain.payment.decisions.PaymentDecider;
import io.orderlog.projections.FedReadModel;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.waiting.WaitingQuery;
import io.orderlog.projections.waiting.WaitingQuery.Place;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What the provider is asked and has not answered, on each kind of database. */
@OnEveryDatabase
@SuppressWarnings("NullAway.Init") // Set before each test.
class EffectsProjectionTest {

  private static final String ORDER = UUID.randomUUID().toString();
  private static final int WALKS = 60;

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private FedReadModel<PaymentEvent> fed;
  private EffectFinder effects;

  @BeforeEach
  void open() {
    fed = new FedReadModel<>(new EffectsProjection(), kind.create(data));
    effects = new EffectFinder(fed.readModels());
  }

  @AfterEach
  void close() {
    fed.close();
  }

  @Test
  void it_is_due_then_it_fails_then_nobody_asks_any_more() {
    append(1, asked("auth-1"));
    assertThat(all()).containsExactly(new EffectView(ORDER, "auth-1", Kind.AUTHORISE,
        EffectState.DUE, 1, Optional.empty(), NOON, Optional.of(NOON)));

    Instant retryAt = NOON.plusSeconds(1);
    append(2, new AttemptFailed("auth-1", 1, "no answer\0", retryAt));
    assertThat(all()).containsExactly(new EffectView(ORDER, "auth-1", Kind.AUTHORISE,
        EffectState.FAILING, 2, Optional.of("no answer\0"), NOON, Optional.of(retryAt)));

    append(3, new GaveUp("auth-1", Kind.AUTHORISE, "still none"));
    assertThat(all()).containsExactly(new EffectView(ORDER, "auth-1", Kind.AUTHORISE,
        EffectState.GAVE_UP, 2, Optional.of("still none"), NOON, Optional.empty()));
    assertThat(page(Optional.of(EffectState.GAVE_UP))).hasSize(1);
    assertThat(page(Optional.of(EffectState.DUE))).isEmpty();
  }

  @Test
  void what_is_asked_anew_is_due_and_what_is_answered_is_not_there() {
    append(1, asked("auth-1"), new AttemptFailed("auth-1", 1, "no answer", NOON),
        giveBackNoted());
    assertThat(all()).singleElement().satisfies(effect -> {
      assertThat(effect.state()).isEqualTo(EffectState.DUE);
      assertThat(effect.attempt()).isEqualTo(3);
      assertThat(effect.lastError()).isEmpty();
    });

    append(4, authorised("auth-1"));
    assertThat(all()).isEmpty();
  }

  @Test
  void what_is_asked_and_answered_in_one_batch_leaves_nothing() {
    append(1, asked("auth-1"), authorised("auth-1"), captureAsked("capture-1", 2000),
        captured("capture-1", 2000));
    assertThat(all()).isEmpty();
  }

  @Test
  void they_are_found_page_by_page_the_longest_first() {
    List<String> orders = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String order = UUID.randomUUID().toString();
      orders.add(order);
      fed.append(order, 1, List.of(asked("auth-1")));
    }
    fed.feed();
    List<String> found = new ArrayList<>();
    Optional<Place> after = Optional.empty();
    List<EffectView> page;
    do {
      page = effects.page(new WaitingQuery<>(Optional.of(EffectState.DUE), after, 2)).value();
      page.forEach(effect -> found.add(effect.orderId()));
      after = page.isEmpty()
          ? after
          : Optional.of(new Place(page.getLast().since(),
              List.of(page.getLast().orderId(), page.getLast().txId())));
    } while (!page.isEmpty());
    assertThat(found).containsExactlyElementsOf(orders.stream().sorted().toList());
  }

  /** Whatever a payment meets, they are what the rules wait for; also if it is made anew. */
  @Test
  void they_are_what_the_rules_wait_for_and_verified_and_rebuilt() {
    List<String> expected = new ArrayList<>();
    for (long seed = 0; seed < WALKS; seed++) {
      var walk = Walk.lead(new PaymentDecider(), PaymentWalks.draw(new SplittableRandom(seed)));
      if (!walk.events().isEmpty()) {
        String order = UUID.randomUUID().toString();
        // In two batches, so that rows are replaced and removed.
        int half = walk.events().size() / 2;
        fed.append(order, 1, walk.events().subList(0, half));
        fed.feed();
        fed.append(order, half + 1L, walk.events().subList(half, walk.events().size()));
        unanswered(walk.state()).forEach(txId -> expected.add(order + "/" + txId));
      }
    }
    fed.feed();
    assertThat(names()).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
    fed.verify();
    fed.rebuild();
    assertThat(names()).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Stream<String> unanswered(PaymentState state) {
    return state instanceof Payment payment
        ? payment.transactions().stream().filter(Transaction::isUnanswered)
            .map(Transaction::txId)
        : Stream.empty();
  }

  private List<String> names() {
    return all().stream().map(effect -> effect.orderId() + "/" + effect.txId()).toList();
  }

  private List<EffectView> all() {
    return page(Optional.empty());
  }

  private List<EffectView> page(Optional<EffectState> state) {
    return effects.page(new WaitingQuery<>(state, Optional.empty(), 1000)).value();
  }

  private void append(long first, PaymentEvent... events) {
    fed.append(ORDER, first, List.of(events));
    fed.feed();
  }
}
