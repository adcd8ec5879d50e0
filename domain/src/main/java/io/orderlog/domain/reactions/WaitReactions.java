package io.orderlog.domain.reactions;

import io.orderlog.domain.mail.Letter;
import io.orderlog.domain.mail.MailCommand.RequestMail;
import io.orderlog.domain.mail.MailData;
import io.orderlog.domain.mail.MailId;
import io.orderlog.domain.mail.Template;
import io.orderlog.domain.wait.WaitEvent;
import io.orderlog.domain.wait.WaitEvent.Joined;
import io.orderlog.domain.wait.WaitEvent.Left;
import io.orderlog.domain.wait.WaitEvent.Notified;
import io.orderlog.domain.wait.WaitEvent.StockSeen;
import java.util.List;
import java.util.Map;

/** Who has waited gets a mail, one for each wait, if that was decided. */
public final class WaitReactions implements Reactions<WaitEvent> {

  private static final String OF_NO_ORDER = "";

  @Override
  public List<Outgoing<?>> to(String sku, WaitEvent event) {
    return switch (event) {
      case Notified notified -> switch (notified.mailing()) {
        case BY_MAIL -> List.of(mail(sku, notified));
        case NONE -> List.of();
      };
      case Joined _,Left _,StockSeen _ -> List.of();
    };
  }

  private static Outgoing<?> mail(String sku, Notified notified) {
    String mailId = MailId.of(sku, Template.BACK_IN_STOCK, notified.waitId());
    return new Outgoing<>(Target.MAILS, mailId, new RequestMail(new Letter(mailId, OF_NO_ORDER,
        Template.BACK_IN_STOCK, notified.email(), notified.email(), Letter.ENGLISH,
        Map.of(MailData.SKU, sku), List.of(), notified.at())));
  }
}
