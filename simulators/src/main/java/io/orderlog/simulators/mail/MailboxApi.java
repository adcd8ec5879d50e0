package io.orderlog.simulators.mail;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.http.Json;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.Preconditions;
import io.orderlog.http.request.QueryParameters;
import java.util.Map;
import java.util.Set;

/** The mailbox over HTTP. */
public final class MailboxApi {

  private static final String TO = "to";
  private static final String LIMIT = "limit";
  private static final long MOST = 1_000;
  private static final long USUAL = 100;

  private final Mailbox mailbox;

  /** Over this one, which others close. */
  public MailboxApi(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  /** Adds the route. */
  public void register(RoutesConfig routes) {
    routes.get("/mailbox", this::list);
  }

  private void list(Context context) {
    AcceptHeader.requireJson(context);
    Preconditions.requireNoTag(context);
    QueryParameters parameters = QueryParameters.of(context);
    String to = parameters.text(TO).orElse("");
    long limit = parameters.number(LIMIT, 1, MOST).orElse(USUAL);
    parameters.check(Set.of(TO, LIMIT));
    Json.write(context, Map.of("items", mailbox.newest(to, Math.toIntExact(limit))));
  }
}
