package io.orderlog.projections.mail;

import io.orderlog.domain.mail.MailEvent;
import io.orderlog.domain.mail.MailEvent.MailRequested;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.mail.MailLog;
import io.orderlog.projections.mail.MailView.Sending;
import io.orderlog.projections.readmodel.EarlierStreams;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.NextEvent;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ProjectionFailedException;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Keeps one row per mail: for which order it is, and how far it came. */
public final class MailsProjection implements Projection<MailEvent> {

  public static final String NAME = "mails";

  private static final String NOUN = "the mail";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AggregateLog<MailEvent> log() {
    return MailLog.MAILS;
  }

  @Override
  public boolean keepsStreamsApart() {
    return true;
  }

  @Override
  public List<ReadModelTable> tables(Generation generation) {
    return List.of(MailTable.of(generation));
  }

  @Override
  public void apply(DSLContext transaction, Generation generation,
      List<RecordedEvent<MailEvent>> events) {
    EarlierStreams.update(transaction, MailTable.of(generation), MailTable.MAIL_ID,
        MailTable::toView, MailTable::toRow, events, MailsProjection::after);
  }

  private static MailView after(@Nullable MailView mail, RecordedEvent<MailEvent> event) {
    NextEvent.require(NOUN, event, mail == null ? 0 : mail.version());
    if (event.data() instanceof MailRequested asked && mail == null) {
      return new MailView(event.streamId(), asked.orderId(), MailView.statusAfter(asked),
          asked.about(), Sending.begun(asked.template()), event.version(),
          event.metadata().time(), event.position());
    }
    if (event.data() instanceof MailRequested || mail == null) {
      throw new ProjectionFailedException("version " + event.version() + " of " + NOUN + " "
          + event.streamId() + " at " + event.position() + " cannot happen to it");
    }
    return new MailView(mail.mailId(), mail.orderId(), MailView.statusAfter(event.data()),
        mail.about(), mail.sending().after(event.data()), event.version(),
        event.metadata().time(), event.position());
  }
}
