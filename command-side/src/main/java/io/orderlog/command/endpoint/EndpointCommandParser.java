package io.orderlog.command.endpoint;

import io.orderlog.command.effects.http.Destinations;
import io.orderlog.command.endpoint.delivery.ToldLogs;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.Violation;
import io.orderlog.domain.endpoint.EndpointCommand;
import io.orderlog.domain.endpoint.EndpointCommand.PutEndpoint;
import io.orderlog.domain.endpoint.EndpointCommand.RemoveEndpoint;
import io.orderlog.domain.endpoint.EndpointCommand.ResumeEndpoint;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.http.body.JsonFields;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON bodies as commands. Every method throws {@link ProblemException} for a body of the wrong
 * shape and {@link InvalidCommandException} for a command that breaks a rule.
 *
 * @param logs whose events endpoints are told of
 * @param destinations where webhooks may go
 */
record EndpointCommandParser(ToldLogs logs, Destinations destinations) {

  EndpointCommand put(ObjectNode body) {
    JsonFields fields = JsonFields.of(body);
    String url = fields.text("url");
    List<String> types = fields.texts("types");
    String secret = fields.text("secret");
    fields.check();
    PutEndpoint asked = new PutEndpoint(url, types, secret, List.of());
    requireKnown(asked);
    try {
      return new PutEndpoint(url, types, secret, logs.ends(types));
    } catch (LogUnavailableException notNow) {
      throw new ProblemException(Problem.unavailable("not-writable",
          "Commands cannot be taken at present",
          "Nothing was written: it cannot be told where the logs end, " + notNow.getMessage()));
    }
  }

  private void requireKnown(PutEndpoint asked) {
    List<Violation> violations = new ArrayList<>();
    destinations.reasonRefused(URI.create(asked.url()))
        .ifPresent(reason -> violations.add(new Violation("url", reason)));
    for (int i = 0; i < asked.types().size(); i++) {
      if (!logs.knows(asked.types().get(i))) {
        violations.add(new Violation("types[" + i + "]", "is no type of events that there is; "
            + "docs/api/asyncapi.yaml has all of them, and " + logs.families()
            + " stand for those of one log each"));
      }
    }
    if (!violations.isEmpty()) {
      throw new InvalidCommandException(violations);
    }
  }

  static EndpointCommand remove(ObjectNode body) {
    JsonFields.of(body).check();
    return new RemoveEndpoint();
  }

  static EndpointCommand resume(ObjectNode body) {
    JsonFields.of(body).check();
    return new ResumeEndpoint(false);
  }
}
