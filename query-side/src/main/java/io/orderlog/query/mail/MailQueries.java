package io.orderlog.query.mail;

import io.javalin.config.RoutesConfig;
import io.orderlog.domain.mail.MailId;
import io.orderlog.eventlog.mail.MailLog;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.mail.MailFinder;
import io.orderlog.projections.mail.MailsProjection;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.query.QueryPart;
import io.orderlog.query.freshness.Freshness;
import io.orderlog.query.stream.StreamedLog;
import java.util.List;

/** Mails, one by one and by their orders; and the stream of their events. */
public final class MailQueries implements QueryPart {

  private final MailsProjection mails = new MailsProjection();

  @Override
  public List<Projection<?>> readModels() {
    return List.of(mails);
  }

  @Override
  public List<StreamedLog<?>> logs() {
    return List.of(new StreamedLog<>(
        MailLog.MAILS, "mailId", MailId::canonical, "must be a UUID"));
  }

  @Override
  public void register(RoutesConfig routes, ReadModels readModels, Freshness freshness) {
    new MailQueryApi(new MailFinder(readModels), freshness.awaiting(mails), freshness.lag(mails))
        .register(routes);
  }
}
