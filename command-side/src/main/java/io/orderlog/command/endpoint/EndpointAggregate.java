package io.orderlog.command.endpoint;

import io.orderlog.command.Aggregate;
import io.orderlog.command.ServedAggregate;
import io.orderlog.command.effects.http.Destinations;
import io.orderlog.command.endpoint.delivery.EndpointDelivery;
import io.orderlog.command.endpoint.delivery.ToldLogs;
import io.orderlog.command.http.CommandRoute.Change;
import io.orderlog.command.http.CommandRoute.Replacement;
import io.orderlog.command.http.CommandRoutes;
import io.orderlog.command.http.IdForm;
import io.orderlog.command.memory.codec.JsonStateCodec;
import io.orderlog.domain.endpoint.EndpointCommand;
import io.orderlog.domain.endpoint.EndpointDecider;
import io.orderlog.domain.endpoint.EndpointEvent;
import io.orderlog.domain.endpoint.EndpointId;
import io.orderlog.domain.endpoint.EndpointRejection;
import io.orderlog.domain.endpoint.EndpointState;
import io.orderlog.eventlog.endpoint.EndpointLog;
import io.orderlog.command.endpoint.delivery.WebhookSender;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.kafka.KafkaLogs;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.process.RunningParts;
import io.orderlog.time.TimeSource;
import java.util.List;

/** Endpoints of webhooks, as a command side writes them. */
public final class EndpointAggregate {

  private EndpointAggregate() {}

  /** For the writers. */
  public static Aggregate<EndpointCommand, EndpointState, EndpointEvent,
      EndpointRejection> aggregate() {
    return new Aggregate<>(EndpointLog.ENDPOINTS, new EndpointDecider(),
        state -> EndpointDecider.statusOf(state).name(),
        new JsonStateCodec<>(1, EndpointState.class), EndpointLog.LARGEST_EVENT_BYTES);
  }

  /**
   * For clients; nothing is delivered.
   *
   * @param logs whose events endpoints are told of
   */
  public static ServedAggregate<EndpointCommand, EndpointState, EndpointEvent,
      EndpointRejection> served(ToldLogs logs, Destinations destinations) {
    EndpointCommandParser parser = new EndpointCommandParser(logs, destinations);
    return new ServedAggregate<>(aggregate(), new CommandRoutes<EndpointCommand, EndpointRejection>(
        "/webhook-endpoints", "endpointId", new IdForm(EndpointId.RULE, EndpointId::canonical),
        List.of(
            new Replacement<>((_, body) -> parser.put(body)),
            new Change<>("resume", EndpointCommandParser::resume),
            new Change<>("remove", EndpointCommandParser::remove)),
        EndpointCommandHash::of, EndpointRejectionProblems::of)
        .knowing(EndpointRejectionProblems::unchanged));
  }

  /**
   * For clients, with what is delivered.
   *
   * @param logs whose events endpoints are told of
   * @param kafka where they are
   * @param parts closes what delivers
   */
  public static ServedAggregate<EndpointCommand, EndpointState, EndpointEvent,
      EndpointRejection> served(List<AggregateLog<?>> logs, KafkaConnection kafka,
          Destinations destinations,
          TimeSource clock, RunningParts parts) {
    KafkaLogs opened = parts.add(new KafkaLogs(kafka));
    return served(parts.add(new EndpointDelivery(new ToldLogs(logs, opened::open),
        parts.add(new WebhookSender(destinations, clock)), EndpointCommandHash::of, clock)));
  }

  /** The same over this delivery. */
  static ServedAggregate<EndpointCommand, EndpointState, EndpointEvent, EndpointRejection> served(
      EndpointDelivery delivery) {
    return served(delivery.logs(), delivery.destinations()).withOutlet(delivery);
  }
}
