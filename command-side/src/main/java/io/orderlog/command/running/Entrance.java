package io.orderlog.command.running;

import io.javalin.config.RoutesConfig;
import io.orderlog.command.ServedAggregate;
import io.orderlog.command.http.CommandApi;
import io.orderlog.command.http.CommandForwarder;
import io.orderlog.command.http.PendingAnswers;
import io.orderlog.command.route.Routing;
import io.orderlog.command.webhook.WebhookApi;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Where commands for one kind of aggregate come in, the same in every process, wherever its writers
 * are.
 *
 * @param routing brings them to their writers
 */
record Entrance<C, R>(ServedAggregate<C, ?, ?, R> served, Routing<C, R> routing) {

  /** What all entrances of a process have in common. */
  record Shared(CommandForwarder forwarder, PendingAnswers pending, Supplier<String> commandIds,
      InstantSource clock) {}

  /** Adds its commands over HTTP, and what those outside tell it, if they do. */
  void register(RoutesConfig routes, Shared shared) {
    new CommandApi<>(served.aggregate().log(), served.routes(), routing, shared.forwarder(),
        shared.pending(), shared.commandIds()).register(routes);
    served.webhooks().ifPresent(route -> new WebhookApi<>(route, served.routes(), routing,
        shared.forwarder(), shared.pending(), shared.clock()).register(routes));
  }
}
