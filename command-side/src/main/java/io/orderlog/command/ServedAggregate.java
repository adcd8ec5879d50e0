package io.orderlog.command;

import io.orderlog.command.http.CommandRoutes;
import io.orderlog.command.webhook.WebhookRoute;
import io.orderlog.domain.reactions.Reactions;
import java.util.Optional;

/**
 * A kind of aggregate that command sides write, and how its commands come over HTTP.
 *
 * @param aggregate what the writers need to know of it
 * @param routes of its commands
 * @param addressee how it gets commands that follow from events, if it gets any
 * @param reactions what follows from its own events, if anything does
 * @param webhooks how it hears from somebody outside, if it does
 * @param followed what its decisions take into account of another log, if they do
 * @param outlet does outside what its events ask for, if they ask for anything
 */
public record ServedAggregate<C, S, E, R>(
    Aggregate<C, S, E, R> aggregate, CommandRoutes<C, R> routes,
    Optional<Addressee<C, R>> addressee, Optional<Reactions<E>> reactions,
    Optional<WebhookRoute<C, R>> webhooks, Optional<FollowedLog> followed,
    Optional<Outlet<C, E, R>> outlet) {

  /** One that knows of nothing but the commands of clients. */
  public ServedAggregate(Aggregate<C, S, E, R> aggregate, CommandRoutes<C, R> routes) {
    this(aggregate, routes, Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty());
  }

  /** The same that gets commands which follow from events. */
  public ServedAggregate<C, S, E, R> addressedAs(Addressee<C, R> itself) {
    return new ServedAggregate<>(
        aggregate, routes, Optional.of(itself), reactions, webhooks, followed, outlet);
  }

  /** The same from whose events commands follow. */
  public ServedAggregate<C, S, E, R> reacting(Reactions<E> itsReactions) {
    return new ServedAggregate<>(
        aggregate, routes, addressee, Optional.of(itsReactions), webhooks, followed, outlet);
  }

  /** The same that hears from somebody outside. */
  public ServedAggregate<C, S, E, R> hearing(WebhookRoute<C, R> itsWebhooks) {
    return new ServedAggregate<>(
        aggregate, routes, addressee, reactions, Optional.of(itsWebhooks), followed, outlet);
  }

  /** The same whose decisions take this into account. */
  public ServedAggregate<C, S, E, R> following(FollowedLog itsLog) {
    return new ServedAggregate<>(
        aggregate, routes, addressee, reactions, webhooks, Optional.of(itsLog), outlet);
  }

  /** The same of whose events this does outside what they ask for. */
  public ServedAggregate<C, S, E, R> withOutlet(Outlet<C, E, R> itsOutlet) {
    return new ServedAggregate<>(
        aggregate, routes, addressee, reactions, webhooks, followed, Optional.of(itsOutlet));
  }
}
