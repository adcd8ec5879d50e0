package io.orderlog.domain.shipment;

import io.orderlog.domain.Walks;
import io.orderlog.domain.Walk.Attempt;
import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.domain.shipment.ShipmentCommand.RecordAttemptFailed;
import io.orderlog.domain.shipment.ShipmentCommand.RecordCancelTooLate;
import io.orderlog.domain.shipment.ShipmentCommand.RecordCancelled;
import io.orderlog.domain.shipment.ShipmentCommand.RecordFailed;
import io.orderlog.domain.shipment.decisions.ShipmentDecider;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The lives of shipments that hear anything, facts that nobody can explain among them. */
public final class ShipmentWalks {

  private ShipmentWalks() {}

  public static Walks<ShipmentCommand, ShipmentState, ShipmentEvent, ShipmentRejection> all() {
    return new Walks<>(new ShipmentDecider(), ShipmentWalks::draw);
  }

  public static List<Attempt<ShipmentCommand, ShipmentState>> draw(RandomGenerator random) {
    return Stream.generate(() -> next(random)).limit(random.nextInt(20)).flatMap(List::stream)
        .toList();
  }

  private static List<Attempt<ShipmentCommand, ShipmentState>> next(RandomGenerator random) {
    ShipmentCommand command = command(random);
    Duration later = Duration.ofSeconds(random.nextInt(60));
    return random.nextInt(20) == 0
        ? Collections.nCopies(9, new Attempt<>(later, ShipmentWalks::failure))
        : List.of(new Attempt<>(later, _ -> command));
  }

  /** Of what is being asked, if anything is. */
  private static ShipmentCommand failure(ShipmentState state) {
    return new ShipmentAgenda().due(state).stream()
        .filter(Effect.class::isInstance)
        .map(due -> (Effect<ShipmentCommand, ShipmentRequest>) due).findFirst()
        .map(effect -> new RecordAttemptFailed(
            effect.transaction(), effect.attempt(), "timeout"))
        .orElse(new RecordAttemptFailed(ShipmentCommand.LABEL, 1, "timeout"));
  }

  private static ShipmentCommand command(RandomGenerator random) {
    String txId = random.nextBoolean() ? ShipmentCommand.LABEL : ShipmentCommand.CANCEL;
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> ShipmentExamples.REQUEST;
      case 4, 5 -> ShipmentExamples.CANCEL;
      case 6, 7 -> ShipmentExamples.RECORD_LABEL;
      case 8 -> new RecordFailed("too heavy");
      case 9 -> ShipmentExamples.RECORD_HANDED_OVER;
      case 10 -> ShipmentExamples.RECORD_DELIVERED;
      case 11 -> new RecordCancelled();
      case 12 -> new RecordCancelTooLate();
      case 13 -> new RecordAttemptFailed(txId, 9, "timeout");
      default -> new RecordAttemptFailed(txId, 1 + random.nextInt(3), "timeout");
    };
  }
}
