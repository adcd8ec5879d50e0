package io.orderlog.domain.mail;

import io.orderlog.domain.mail.MailCommand.RequestMail;
import io.orderlog.domain.mail.MailEvent.AttemptFailed;
import io.orderlog.domain.mail.MailEvent.GaveUp;
import io.orderlog.domain.mail.MailEvent.MailRequested;
import io.orderlog.domain.mail.MailEvent.MailSent;
import io.orderlog.domain.mail.MailEvent.MailSuppressed;
import io.orderlog.domain.mail.MailEvent.Reason;
import io.orderlog.domain.mail.MailData;
import io.orderlog.domain.order.OrderLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A mail to Ada about two teas and a cup that she has paid at noon. */
public final class MailExamples {

  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  public static final Instant TOO_LATE = NOON.plus(Duration.ofDays(3));
  public static final String ORDER = "dfedfb13-5d6a-4b6e-9c3e-0a1b2c3d4e5f";
  public static final String ID = MailId.of(ORDER, Template.CONFIRMED, "paid");
  public static final Letter LETTER = new Letter(ID, ORDER, Template.CONFIRMED,
      "ada@example.org", "Ada", Letter.ENGLISH,
      Map.of(MailData.CURRENCY, "EUR", MailData.AMOUNT_MINOR, "2000"),
      List.of(new OrderLine("tea", 2, 500), new OrderLine("cup", 1, 1000)), NOON);
  public static final String MESSAGE_ID = "<" + ID + "@shop.example>";

  public static final MailCommand REQUEST = new RequestMail(LETTER);
  public static final MailEvent REQUESTED = MailRequested.of(LETTER);

  private MailExamples() {}

  /** What has led to a situation with this name. */
  public static List<MailEvent> historyOf(String situation) {
    return switch (situation) {
      case "None" -> List.of();
      case "Requested" -> List.of(REQUESTED);
      case "Retried" -> List.of(REQUESTED, new AttemptFailed(1, "timeout", NOON.plusSeconds(5)));
      case "Sent" -> List.of(REQUESTED, new MailSent(MESSAGE_ID));
      case "GivenUp" -> List.of(REQUESTED, new GaveUp("550 no such user"));
      case "Suppressed" -> List.of(REQUESTED, new MailSuppressed(Reason.TOO_LATE));
      default -> throw new IllegalArgumentException(situation);
    };
  }
}
