package io.orderlog.domain.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.Walk.Attempt;
import io.orderlog.domain.Walks;
import io.orderlog.domain.fulfilment.FulfilmentCommand.ByPeople;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAuthorisationExpired;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAuthorisationGivenUp;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAuthorised;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearCaptureFailed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearCaptured;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearChargedBack;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearDeclined;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearGivenBack;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearGivenUp;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineBroken;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineConfirmed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineExpired;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineRefused;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineReleased;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineReserved;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderCancelled;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderPlaced;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderReturned;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearRefundFailed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearRefunded;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Heard;
import io.orderlog.domain.fulfilment.FulfilmentCommand.PassDeadline;
import io.orderlog.domain.fulfilment.FulfilmentEvent.CaptureAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.HandedOver;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Paid;
import io.orderlog.domain.fulfilment.FulfilmentState.Closed;
import io.orderlog.domain.fulfilment.FulfilmentState.NotStarted;
import io.orderlog.domain.fulfilment.FulfilmentState.Started;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no order of facts can break, doubled ones and such as nobody can explain among them. */
class FulfilmentInvariantsTest {

  private final FulfilmentDecider decider = FulfilmentExamples.decider();
  private final FulfilmentAgenda agenda = new FulfilmentAgenda();
  private final Walks<FulfilmentCommand, FulfilmentState, FulfilmentEvent,
      FulfilmentRejection> processes = new Walks<>(decider, FulfilmentInvariantsTest::draw);

  @Test
  void a_process_is_the_fold_of_its_events() {
    processes.checkPurity();
  }

  @Test
  void nothing_that_is_heard_is_refused_once_the_process_is_started() {
    processes.eachStep(step -> {
      if (step.command() instanceof Heard && step.before() instanceof Started) {
        assertThat(step.decision()).isInstanceOf(Accepted.class);
      }
    });
  }

  /** What is heard of an order follows from the start of its process, so it comes behind it. */
  @Test
  void what_is_refused_to_others_for_good_stays_refused() {
    new Walks<>(decider, random -> startedFirst(draw(random)))
        .checkFinality(command -> !(command instanceof ByPeople), FulfilmentDecider::isFinal);
  }

  @Test
  void every_state_has_a_deadline_but_the_first_and_the_last() {
    for (String name : SealedTypes.namesBelow(FulfilmentState.class)) {
      FulfilmentState state = FulfilmentExamples.stateOf(name);
      assertThat(state.getClass().getSimpleName()).isEqualTo(name);
      assertThat(agenda.due(state)).as(name)
          .hasSize(state instanceof NotStarted || state instanceof Closed ? 0 : 1);
    }
  }

  @Test
  void a_deadline_that_has_come_is_never_refused_and_leads_to_another_time() {
    processes.eachStep(step -> agenda.due(step.after()).forEach(due -> {
      var decision = decider.decide(new PassDeadline(), step.after(), due.at());
      assertThat(decision).isInstanceOf(Accepted.class);
      FulfilmentState after = step.after();
      if (decision instanceof Accepted<FulfilmentEvent, FulfilmentRejection>(var events)) {
        for (FulfilmentEvent event : events) {
          after = decider.evolve(after, event);
        }
      }
      assertThat(agenda.due(after)).allMatch(next -> next.at().isAfter(due.at()));
    }));
  }

  @Test
  void a_deadline_is_not_met_before_its_time() {
    processes.eachStep(step -> agenda.due(step.after()).forEach(due -> assertThat(
        decider.decide(new PassDeadline(), step.after(), due.at().minusMillis(1)))
        .isNotInstanceOf(Accepted.class)));
  }

  @Test
  void no_more_money_is_asked_back_than_was_taken() {
    processes.eachStep(step -> {
      if (step.after() instanceof Started after) {
        long asked = after.account().refundsUnanswered().stream()
            .mapToLong(Account.Movement::amountMinor).sum();
        assertThat(asked).isLessThanOrEqualTo(Math.max(0, after.account().capturedMinor()));
      }
    });
  }

  @Test
  void the_parcel_leaves_once_and_only_when_all_is_paid() {
    processes.eachWalk(walk -> {
      assertThat(walk.events()).filteredOn(HandedOver.class::isInstance)
          .hasSizeLessThanOrEqualTo(1);
      List<Class<?>> order = walk.events().stream().<Class<?>>map(Object::getClass)
          .filter(type -> type == Paid.class || type == HandedOver.class).toList();
      assertThat(order).isIn(List.of(), List.of(Paid.class),
          List.of(Paid.class, HandedOver.class));
    });
  }

  @Test
  void money_is_taken_under_one_name_only() {
    processes.eachWalk(walk -> assertThat(walk.events().stream()
        .filter(CaptureAsked.class::isInstance)
        .map(event -> ((CaptureAsked) event).txId()).distinct()).hasSizeLessThanOrEqualTo(1));
  }

  @Test
  void a_closed_process_has_nothing_open() {
    processes.eachStep(step -> {
      if (step.after() instanceof FulfilmentState.Unwinding unwinding) {
        assertThat(unwinding.open()).isNotEmpty().doesNotHaveDuplicates();
      }
    });
  }

  @Test
  void the_walks_reach_every_state_event_and_rejection() {
    processes.checkThatEachIsIn(30, FulfilmentState.class, step -> Stream.of(step.before()));
    processes.checkThatEachIsIn(10, FulfilmentEvent.class, step -> step.events().stream());
    processes.checkThatEachIsIn(5, FulfilmentRejection.class,
        step -> Walks.reasons(step.decision()));
  }

  private static List<Attempt<FulfilmentCommand, FulfilmentState>> startedFirst(
      List<Attempt<FulfilmentCommand, FulfilmentState>> attempts) {
    return Stream.concat(
        Stream.of(new Attempt<FulfilmentCommand, FulfilmentState>(Duration.ZERO,
            _ -> FulfilmentExamples.start())),
        attempts.stream()).toList();
  }

  private static List<Attempt<FulfilmentCommand, FulfilmentState>> draw(RandomGenerator random) {
    return Stream.generate(() -> attempt(random)).limit(random.nextInt(60)).toList();
  }

  /** Half of them bring the process closer to its end, as far as there is a way. */
  private static Attempt<FulfilmentCommand, FulfilmentState> attempt(RandomGenerator random) {
    FulfilmentCommand any = any(random);
    boolean leadOn = random.nextInt(3) > 0;
    int choice = random.nextInt(4);
    Duration later = random.nextInt(15) == 0
        ? Duration.ofDays(random.nextInt(32))
        : Duration.ofSeconds(random.nextInt(30));
    return new Attempt<>(later, state -> leadOn ? next(state, choice) : any);
  }

  private static FulfilmentCommand next(FulfilmentState state, int choice) {
    String sku = choice % 2 == 0 ? "tea" : "cup";
    return switch (state) {
      case NotStarted _ -> FulfilmentExamples.start();
      case FulfilmentState.Gathering gathering -> gathering.orderPlaced()
          ? new HearLineReserved(sku)
          : new HearOrderPlaced();
      case FulfilmentState.Paying paying -> paying.declined()
          ? new FulfilmentCommand.UseMethod("other")
          : choice == 0
              ? new HearDeclined(paying.account().authorisation(), "no funds")
              : new HearAuthorised(paying.account().authorisation());
      case FulfilmentState.Confirming _ -> new HearLineConfirmed(sku);
      case FulfilmentState.Capturing capturing ->
        new HearCaptured("capture-1", capturing.account().authorisation(), "ref-1", 2000);
      case FulfilmentState.Shipping _ -> new FulfilmentCommand.HandOver("DHL", "parcel-1");
      case FulfilmentState.UnderWay _ -> new FulfilmentCommand.Deliver();
      case FulfilmentState.Delivered _ -> choice == 0
          ? new HearOrderReturned("too small")
          : new FulfilmentCommand.RefundSome(new BigDecimal("7"), "a scratch");
      case FulfilmentState.Returning returning -> choice == 0
          ? new HearRefundFailed(returning.refund(), "busy")
          : new HearRefunded(returning.refund(), 2000);
      case FulfilmentState.Unwinding unwinding -> answer(unwinding.open().getFirst());
      case FulfilmentState.Stuck _ -> choice == 0
          ? new FulfilmentCommand.Abandon("hopeless")
          : new FulfilmentCommand.Retry("again");
      case Closed _ -> new HearLineReserved(sku);
    };
  }

  private static FulfilmentCommand answer(Step step) {
    return switch (step.kind()) {
      case RELEASE -> new HearLineReleased(step.sku());
      case GIVE_BACK -> new HearGivenBack();
      case CANCEL_ORDER -> new HearOrderCancelled("unwound");
    };
  }

  private static FulfilmentCommand any(RandomGenerator random) {
    String sku = List.of("tea", "cup", "pot").get(random.nextInt(3));
    String auth = "auth-" + (1 + random.nextInt(2));
    String refund = "refund-" + (1 + random.nextInt(2));
    return switch (random.nextInt(29)) {
      case 0 -> FulfilmentExamples.start();
      case 1 -> new HearOrderPlaced();
      case 2 -> new HearOrderCancelled("changed my mind");
      case 3 -> new HearOrderReturned("too small");
      case 4 -> new HearLineReserved(sku);
      case 5 -> new HearLineRefused(sku);
      case 6 -> new HearLineConfirmed(sku);
      case 7 -> new HearLineReleased(sku);
      case 8 -> new HearLineExpired(sku);
      case 9 -> new HearLineBroken(sku);
      case 10 -> new HearAuthorised(auth);
      case 11 -> new HearDeclined(auth, "no funds");
      case 12 -> new HearAuthorisationExpired(auth);
      case 13 -> new HearCaptured("capture-1", auth, "ref-1", 2000);
      case 14 -> new HearCaptureFailed("capture-1", "no funds");
      case 15 -> new HearGivenBack();
      case 16 -> new HearRefunded(refund, 700);
      case 17 -> new HearRefundFailed(refund, "busy");
      case 18 -> new HearChargedBack("dispute-1", 2000);
      case 19 -> new HearAuthorisationGivenUp(auth, "timeout");
      case 20 -> new HearGivenUp("capture-1", "timeout");
      case 21 -> new FulfilmentCommand.UseMethod("other");
      case 22 -> new FulfilmentCommand.HandOver("DHL", "parcel-1");
      case 23 -> new FulfilmentCommand.Deliver();
      case 24 -> new FulfilmentCommand.RefundSome(
          new BigDecimal(random.nextBoolean() ? "7.00" : "70.00"), "a scratch");
      case 25 -> new FulfilmentCommand.RefundSome(new BigDecimal("0.001"), "a scratch");
      case 26 -> new FulfilmentCommand.Retry("again");
      case 27 -> new FulfilmentCommand.Abandon("hopeless");
      default -> new PassDeadline();
    };
  }
}
