package io.orderlog.domain.endpoint;

import io.orderlog.domain.Walk.Attempt;
import io.orderlog.domain.Walks;
import io.orderlog.domain.endpoint.EndpointCommand.PutEndpoint;
import io.orderlog.domain.endpoint.EndpointCommand.RecordAttemptFailed;
import io.orderlog.domain.endpoint.EndpointCommand.RecordGone;
import io.orderlog.domain.endpoint.EndpointCommand.RecordRecovered;
import io.orderlog.domain.endpoint.EndpointCommand.RemoveEndpoint;
import io.orderlog.domain.endpoint.EndpointCommand.ResumeEndpoint;
import io.orderlog.domain.endpoint.EndpointState.Failing;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The lives of endpoints that meet anything. */
public final class EndpointWalks {

  private static final int ATTEMPTS = 10;

  private EndpointWalks() {}

  public static Walks<EndpointCommand, EndpointState, EndpointEvent, EndpointRejection> all() {
    return new Walks<>(new EndpointDecider(), EndpointWalks::draw);
  }

  public static List<Attempt<EndpointCommand, EndpointState>> draw(RandomGenerator random) {
    return Stream.generate(() -> next(random)).limit(random.nextInt(14)).flatMap(List::stream)
        .toList();
  }

  private static List<Attempt<EndpointCommand, EndpointState>> next(RandomGenerator random) {
    EndpointCommand command = command(random);
    Duration later = Duration.ofSeconds(random.nextInt(60));
    return random.nextInt(8) == 0
        ? Collections.nCopies(ATTEMPTS, new Attempt<>(later, EndpointWalks::failure))
        : List.of(new Attempt<>(later, _ -> command));
  }

  private static EndpointCommand failure(EndpointState state) {
    return state instanceof Failing failing
        ? new RecordAttemptFailed(failing.webhookId(), failing.attempt() + 1, "answered 500", 0)
        : new RecordAttemptFailed(EndpointExamples.WEBHOOK, 1, "answered 500", 0);
  }

  private static EndpointCommand command(RandomGenerator random) {
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> EndpointExamples.PUT;
      case 3 -> new PutEndpoint(EndpointExamples.URL, List.of("stock.*", "order.*"),
          EndpointExamples.SECRET, List.of());
      case 4, 5 -> new RecordAttemptFailed(EndpointExamples.WEBHOOK, 1, "no answer", 30);
      case 6 -> new RecordRecovered(EndpointExamples.WEBHOOK);
      case 7 -> new RecordGone(EndpointExamples.WEBHOOK);
      case 8, 9 -> new ResumeEndpoint(random.nextBoolean());
      case 10 -> new RecordAttemptFailed("stock/mug/2", 1 + random.nextInt(3), "no answer", 0);
      default -> new RemoveEndpoint();
    };
  }
}
