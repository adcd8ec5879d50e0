package io.orderlog.domain.payment;

import static io.orderlog.domain.payment.PaymentExamples.NEXT_WEEK;

import io.orderlog.domain.Walk.Attempt;
import io.orderlog.domain.Walks;
import io.orderlog.domain.payment.PaymentCommand.Expire;
import io.orderlog.domain.payment.PaymentCommand.RecordActionRequired;
import io.orderlog.domain.payment.PaymentCommand.RecordAttemptFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordAuthorised;
import io.orderlog.domain.payment.PaymentCommand.RecordCaptureFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordChargedBack;
import io.orderlog.domain.payment.PaymentCommand.RecordDeclined;
import io.orderlog.domain.payment.PaymentCommand.RecordRefundFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordRefunded;
import io.orderlog.domain.payment.PaymentCommand.RecordVoidFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordVoided;
import io.orderlog.domain.payment.decisions.PaymentDecider;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The lives of payments that hear anything, facts that nobody can explain among them. */
public final class PaymentWalks {

  private PaymentWalks() {}

  public static Walks<PaymentCommand, PaymentState, PaymentEvent, PaymentRejection> all() {
    return new Walks<>(new PaymentDecider(), PaymentWalks::draw);
  }

  public static List<Attempt<PaymentCommand, PaymentState>> draw(RandomGenerator random) {
    return Stream.generate(() -> {
      PaymentCommand command = command(random);
      Duration later = command instanceof Expire || random.nextInt(20) == 0
          ? Duration.ofDays(6)
          : Duration.ofSeconds(random.nextInt(60));
      return new Attempt<PaymentCommand, PaymentState>(later, _ -> command);
    }).limit(random.nextInt(40)).toList();
  }

  private static PaymentCommand command(RandomGenerator random) {
    String auth = "auth-" + (1 + random.nextInt(2));
    String any = List.of("auth-1", "capture-1", "back-2", "back-3", "back-4", "refund-1")
        .get(random.nextInt(6));
    long amount = List.of(2000L, 2000L, 700L, 0L, 5000L).get(random.nextInt(5));
    return switch (random.nextInt(24)) {
      case 0, 1, 2 -> PaymentExamples.authorise(auth);
      case 3, 4 -> PaymentExamples.capture("capture-" + (1 + random.nextInt(3)),
          1 + random.nextInt(2000));
      case 5 -> PaymentExamples.refund("refund-" + (1 + random.nextInt(2)), 700);
      case 6 -> PaymentExamples.giveBack();
      case 7, 8, 9 -> new RecordAuthorised(auth, "ref", amount, NEXT_WEEK);
      case 10 -> new RecordDeclined(auth, "no funds");
      case 11 -> new RecordActionRequired(auth, "https://bank.example");
      case 12, 13 -> PaymentExamples.recordCaptured("capture-" + (1 + random.nextInt(3)), auth,
          amount);
      case 14 -> new RecordCaptureFailed("capture-" + (1 + random.nextInt(3)), "no funds");
      case 15, 16 -> new RecordVoided(any, auth);
      case 17 -> new RecordVoidFailed(any, "busy");
      case 18 -> new RecordRefunded(any, auth, amount);
      case 19 -> new RecordRefundFailed(any, "busy");
      case 20 -> new RecordChargedBack("dispute-" + random.nextInt(3), auth, amount);
      case 21 -> new RecordAttemptFailed(any, 1 + random.nextInt(2), "timeout");
      case 22 -> new RecordAttemptFailed(auth, 9, "timeout");
      default -> new Expire(auth);
    };
  }
}
