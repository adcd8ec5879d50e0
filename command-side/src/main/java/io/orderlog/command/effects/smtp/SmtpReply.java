package io.orderlog.command.effects.smtp;

import jakarta.mail.MessagingException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * What a server has answered that does not take a mail.
 *
 * @param text of it, in one line
 * @param isOfMail whether it is about this mail, and not about who wants to send some
 */
public record SmtpReply(int code, String text, boolean isOfMail) {

  /** They say that who sends has to show who he is, or to do it otherwise: that can be mended. */
  private static final Set<Integer> OF_LOGIN = Set.of(530, 534, 535, 538);
  private static final int PERMANENT = 5;
  private static final int MAX_LENGTH = 200;

  /** Whether it will not take this mail, however often it is asked. */
  public boolean isForGood() {
    return isOfMail && code / 100 == PERMANENT && !OF_LOGIN.contains(code);
  }

  /** The first one that a failure is about; empty if the server has answered nothing. */
  public static Optional<SmtpReply> in(MessagingException failure) {
    MessagingException next = failure;
    while (next != null) {
      Optional<SmtpReply> reply = switch (next) {
        case SMTPAddressFailedException address ->
          Optional.of(of(address.getReturnCode(), address));
        case SMTPSenderFailedException sender -> Optional.of(of(sender.getReturnCode(), sender));
        case SMTPSendFailedException whole ->
          Optional.of(of(whole.getReturnCode(), whole));
        case ServerRefusedException refused -> Optional.of(
            new SmtpReply(refused.code(), oneLine(refused), false));
        case MessagingException _ -> Optional.empty();
      };
      if (reply.isPresent()) {
        return reply;
      }
      next = next.getNextException() instanceof MessagingException inner ? inner : null;
    }
    return Optional.empty();
  }

  private static SmtpReply of(int code, MessagingException failure) {
    return new SmtpReply(code, oneLine(failure), true);
  }

  /** Why there is no answer, without what is secret. */
  public static String oneLine(Throwable failure) {
    String message = failure.getMessage() == null
        ? failure.getClass().getSimpleName()
        : String.format(Locale.ROOT, "%s", failure.getMessage());
    String line = message.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line;
  }
}
