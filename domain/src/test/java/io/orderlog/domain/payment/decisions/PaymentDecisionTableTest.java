package io.orderlog.domain.payment.decisions;

import static io.orderlog.domain.payment.PaymentExamples.asked;
import static io.orderlog.domain.payment.PaymentExamples.authorised;
import static io.orderlog.domain.payment.PaymentExamples.captureAsked;
import static io.orderlog.domain.payment.PaymentExamples.captured;
import static io.orderlog.domain.payment.PaymentExamples.giveBackNoted;
import static io.orderlog.domain.payment.PaymentExamples.givenBack;
import static io.orderlog.domain.payment.PaymentExamples.voidAsked;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.Decision;
import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.TextTable;
import io.orderlog.domain.payment.PaymentCommand.Expire;
import io.orderlog.domain.payment.PaymentCommand.RecordActionRequired;
import io.orderlog.domain.payment.PaymentCommand.RecordAttemptFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordCaptureFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordChargedBack;
import io.orderlog.domain.payment.PaymentCommand.RecordDeclined;
import io.orderlog.domain.payment.PaymentCommand.RecordRefundFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordRefunded;
import io.orderlog.domain.payment.PaymentCommand.RecordVoidFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordVoided;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentEvent.ActionRequired;
import io.orderlog.domain.payment.PaymentEvent.Declined;
import io.orderlog.domain.payment.PaymentEvent.Voided;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentExamples;
import io.orderlog.domain.payment.PaymentRejection;
import io.orderlog.domain.payment.PaymentState;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command in every situation at one glance, each about the transaction that is there:
 * auth-1, capture-1, refund-1 or back-2, the void. A week has passed for what runs out.
 *
 * <pre>
 * ask      the provider is asked to hold money        take     … to take what it holds
 * letgo    … to let go of it                          back     … to give back what it took
 * noted    all is to go back                          given    all has gone back
 * !take    not taken   !back  not given back          !held    declined   !letgo  still held
 * held, taken, gone, returned, charged   recorded     again, gaveup   asked later, not any more
 * known    has its answer already                     none     no such payment
 * nothing  no such transaction                        good     does not run out
 * </pre>
 */
class PaymentDecisionTableTest {

  private static final TextTable TO_THE_SHOP = TextTable.parse("""
                           NotAsked Asked    Action      Declined    Held          Taking
      Authorise            ask      ask      known       known       known         known
      Capture              !take    !take    !take       !take       take          take
      Refund               !back    !back    !back       !back       !back         !back
      GiveBack             given    noted    noted+letgo noted+given noted+letgo   noted
      RecordAuthorised     none     held     held        held        known         known
      RecordDeclined       none     !held    !held       known       known         known
      RecordActionRequired none     action   known       action      known         known
      RecordCaptured       none     taken    taken       taken       taken         taken
      RecordCaptureFailed  none     nothing  nothing     nothing     nothing       !take
      RecordVoided         none     gone     gone        gone        gone          gone
      RecordVoidFailed     none     nothing  nothing     nothing     nothing       nothing
      RecordRefunded       none     returned returned    returned    returned      returned
      RecordRefundFailed   none     nothing  nothing     nothing     nothing       nothing
      RecordChargedBack    none     charged  charged     charged     charged       charged
      RecordAttemptFailed  none     again    known       known       known         known
      Expire               none     good     good        good        expired+letgo good
      """);

  private static final TextTable AND_BACK = TextTable.parse("""
                           Taken      Unclear      LettingGo     LetGo       CalledOff
      Authorise            known      ask          known         known       !held
      Capture              known      !take        !take         !take       !take
      Refund               back       !back        !back         !back       !back
      GiveBack             noted+back noted        noted         noted+given given
      RecordAuthorised     known      held+letgo   known         known       none
      RecordDeclined       known      !held+given  known         known       none
      RecordActionRequired known      action+letgo known         known       none
      RecordCaptured       known      taken+back   taken+back    taken+back  none
      RecordCaptureFailed  known      nothing      nothing       nothing     none
      RecordVoided         gone       gone+given   gone+given    known       none
      RecordVoidFailed     nothing    nothing      gaveup+!letgo known       none
      RecordRefunded       returned   returned     returned      returned    none
      RecordRefundFailed   nothing    nothing      nothing       nothing     none
      RecordChargedBack    charged    charged      charged       charged     none
      RecordAttemptFailed  known      known        known         known       none
      Expire               good       good         good          good        none
      """);

  private final PaymentDecider decider = new PaymentDecider();

  static List<TextTable.Cell> cells() {
    return Stream.concat(TO_THE_SHOP.cells().stream(), AND_BACK.cells().stream()).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void the_decider_decides_as_the_table_says(TextTable.Cell cell) {
    PaymentState state = state(cell.column());
    PaymentCommand command = command(cell.row());
    Decision<PaymentEvent, PaymentRejection> decision =
        decider.decide(command, state, PaymentExamples.NEXT_WEEK);
    assertThat(word(decision)).as("%s%n%s%n%s", command, state, decision).isEqualTo(cell.word());
  }

  @Test
  void no_command_is_missing_in_the_table() {
    assertThat(TO_THE_SHOP.rows()).isEqualTo(AND_BACK.rows())
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(PaymentCommand.class));
  }

  private static PaymentCommand command(String type) {
    return switch (type) {
      case "Authorise" -> PaymentExamples.authorise("auth-1");
      case "Capture" -> PaymentExamples.capture("capture-1", 2000);
      case "Refund" -> PaymentExamples.refund("refund-1", 2000);
      case "GiveBack" -> PaymentExamples.giveBack();
      case "RecordAuthorised" -> PaymentExamples.recordAuthorised("auth-1");
      case "RecordDeclined" -> new RecordDeclined("auth-1", "no funds");
      case "RecordActionRequired" -> new RecordActionRequired("auth-1", "https://bank.example/3ds");
      case "RecordCaptured" -> PaymentExamples.recordCaptured("capture-1", "auth-1", 2000);
      case "RecordCaptureFailed" -> new RecordCaptureFailed("capture-1", "no funds");
      case "RecordVoided" -> new RecordVoided("back-2", "auth-1");
      case "RecordVoidFailed" -> new RecordVoidFailed("back-2", "busy");
      case "RecordRefunded" -> new RecordRefunded("refund-1", "auth-1", 2000);
      case "RecordRefundFailed" -> new RecordRefundFailed("refund-1", "busy");
      case "RecordChargedBack" -> new RecordChargedBack("dispute-1", "auth-1", 2000);
      case "RecordAttemptFailed" -> new RecordAttemptFailed("auth-1", 1, "timeout");
      case "Expire" -> new Expire("auth-1");
      default -> throw new IllegalArgumentException(type);
    };
  }

  private PaymentState state(String situation) {
    return switch (situation) {
      case "NotAsked" -> after();
      case "CalledOff" -> after(givenBack(0));
      case "Asked" -> after(asked("auth-1"));
      case "Action" -> after(asked("auth-1"), new ActionRequired("auth-1", "https://bank.example"));
      case "Declined" -> after(asked("auth-1"), new Declined("auth-1", "no funds"));
      case "Held" -> after(asked("auth-1"), authorised("auth-1"));
      case "Taking" -> after(asked("auth-1"), authorised("auth-1"),
          captureAsked("capture-1", 2000));
      case "Taken" -> after(asked("auth-1"), authorised("auth-1"),
          captureAsked("capture-1", 2000), captured("capture-1", 2000));
      case "Unclear" -> after(asked("auth-1"), giveBackNoted());
      case "LettingGo" -> after(asked("auth-1"), authorised("auth-1"), giveBackNoted(),
          voidAsked("back-2", "auth-1"));
      case "LetGo" -> after(asked("auth-1"), authorised("auth-1"), giveBackNoted(),
          voidAsked("back-2", "auth-1"), new Voided("back-2", "auth-1"), givenBack(0));
      default -> throw new IllegalArgumentException(situation);
    };
  }

  private PaymentState after(PaymentEvent... events) {
    PaymentState state = decider.initial();
    for (PaymentEvent event : events) {
      state = decider.evolve(state, event);
    }
    return state;
  }

  private static String word(Decision<PaymentEvent, PaymentRejection> decision) {
    return switch (decision) {
      case Accepted<PaymentEvent, PaymentRejection>(var events) ->
        events.stream().map(PaymentDecisionTableTest::word).collect(joining("+"));
      case Rejected<PaymentEvent, PaymentRejection>(var reason) -> switch (reason) {
        case PaymentRejection.NoSuchPayment _ -> "none";
        case PaymentRejection.AlreadyRecorded _ -> "known";
        case PaymentRejection.NoSuchTransaction _ -> "nothing";
        case PaymentRejection.NotRunningOut _ -> "good";
      };
    };
  }

  private static String word(PaymentEvent event) {
    return switch (event) {
      case PaymentEvent.AuthorisationRequested _ -> "ask";
      case PaymentEvent.Authorised _ -> "held";
      case PaymentEvent.Declined _ -> "!held";
      case PaymentEvent.ActionRequired _ -> "action";
      case PaymentEvent.Expired _ -> "expired";
      case PaymentEvent.CaptureRequested _ -> "take";
      case PaymentEvent.Captured _ -> "taken";
      case PaymentEvent.CaptureFailed _ -> "!take";
      case PaymentEvent.VoidRequested _ -> "letgo";
      case PaymentEvent.Voided _ -> "gone";
      case PaymentEvent.VoidFailed _ -> "!letgo";
      case PaymentEvent.RefundRequested _ -> "back";
      case PaymentEvent.Refunded _ -> "returned";
      case PaymentEvent.RefundFailed _ -> "!back";
      case PaymentEvent.ChargedBack _ -> "charged";
      case PaymentEvent.GiveBackNoted _ -> "noted";
      case PaymentEvent.GivenBack _ -> "given";
      case PaymentEvent.AttemptFailed _ -> "again";
      case PaymentEvent.GaveUp _ -> "gaveup";
    };
  }
}
