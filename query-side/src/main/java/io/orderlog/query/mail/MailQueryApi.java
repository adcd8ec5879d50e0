package io.orderlog.query.mail;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.domain.mail.MailId;
import io.orderlog.domain.mail.MailStatus;
import io.orderlog.domain.order.OrderId;
import io.orderlog.http.Json;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.Preconditions;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.projections.mail.MailFinder;
import io.orderlog.projections.mail.MailView;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.projections.waiting.WaitingQuery.Place;
import io.orderlog.query.answer.DocumentById.Kind;
import io.orderlog.query.answer.DocumentById.Shown;
import io.orderlog.query.answer.DocumentById;
import io.orderlog.query.answer.WaitingList;
import io.orderlog.query.freshness.LagHeader;
import io.orderlog.query.freshness.ReadYourWrites;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The queries for mails. Handlers run on virtual threads and block on the database. */
final class MailQueryApi {

  private static final String ORDER = "orderId";
  private static final String STATE = "state";
  private static final DocumentById<MailView> MAIL = new DocumentById<>(
      new Kind("mail", "mail", "mailId", MailId::canonical, "must be a UUID"),
      mail -> new Shown(mail.mailId(), mail.version(), mail.position(),
          () -> MailDocument.of(mail)));

  private static final WaitingList<MailStatus, MailView> BY_STATE =
      new WaitingList<>(MailStatus.class, 1,
          mail -> new Place(mail.about(), List.of(mail.mailId())), MailDocument::of);

  private final MailFinder mails;
  private final ReadYourWrites awaited;
  private final LagHeader lag;

  /**
   * @param awaited waits for what {@code mails} finds
   * @param lag of the same
   */
  MailQueryApi(MailFinder mails, ReadYourWrites awaited, LagHeader lag) {
    this.mails = mails;
    this.awaited = awaited;
    this.lag = lag;
  }

  /** Adds the routes. */
  void register(RoutesConfig routes) {
    routes.get("/mails/{mailId}", context -> MAIL.answer(context, awaited, mails::byId));
    routes.get("/mails", this::list);
  }

  private void list(Context context) {
    QueryParameters parameters = QueryParameters.of(context);
    if (parameters.has(STATE) && !parameters.has(ORDER)) {
      BY_STATE.answer(context, awaited, lag, mails::page);
    } else {
      ofOrder(context, parameters);
    }
  }

  private void ofOrder(Context context, QueryParameters parameters) {
    AcceptHeader.requireJson(context);
    Preconditions.requireNoTag(context);
    if (parameters.has(STATE)) {
      parameters.wrong(STATE, "cannot be with an orderId: all mails about an order are one list");
    }
    String orderId = parameters.has(ORDER)
        ? parameters.value(ORDER, OrderId::canonical, "must be a UUID").orElse("")
        : parameters.<String>wrong(ORDER, "is missing, unless there is a state").orElse("");
    parameters.check(Set.of(ORDER, STATE));
    Snapshot<List<MailView>> found =
        awaited.answer(context, () -> mails.ofOrder(orderId));
    lag.write(context, found);
    found.value().forEach(mail -> awaited.tell(context, found, mail.position()));
    Json.write(context, Map.of("items", found.value().stream().map(MailDocument::of).toList()));
  }
}
