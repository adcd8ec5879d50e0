package io.orderlog.projections.readmodel;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.projections.OrderEvents;
import io.orderlog.projections.Projections;
import io.orderlog.projections.database.GenerationStatus;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.feed.GenerationFeed;
import io.orderlog.projections.generation.Checkpoints;
import io.orderlog.projections.generation.GenerationTables;
import io.orderlog.projections.generation.Generations;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/** Feeds all read models, each in a thread of its own, with events that no log has. */
public final class EndlessFeeds {

  private EndlessFeeds() {}

  /** Goes on in this folder until the process is killed, or the one that started it has gone. */
  public static void main(String[] arguments) throws IOException {
    ReadModelDatabase database =
        ReadModelDatabase.open(ReadModelSettings.inFolder(Path.of(arguments[0])));
    List<GenerationFeed<OrderEvent>> feeds = Projections.ofOrders().stream()
        .map(projection -> feed(database, projection)).toList();
    feeds.forEach(feed -> Thread.ofPlatform().start(() -> goOn(feed, () -> true)));
    System.out.println("feeding");
    System.in.transferTo(OutputStream.nullOutputStream());
    Runtime.getRuntime().halt(1);
  }

  public static GenerationFeed<OrderEvent> feed(ReadModelDatabase database,
      Projection<OrderEvent> projection) {
    Generations generations = new Generations(projection.name());
    Optional<Generation> active = database.read(generations::active);
    Generation fed = active.orElseGet(() -> {
      Generation first = new GenerationTables(database, projection)
          .create(new LogIdentity("orders", "id", 1), Instant.EPOCH);
      database.write(sql -> generations.setStatus(sql, first, GenerationStatus.ACTIVE));
      return first;
    });
    return new GenerationFeed<>(database,
        new InMemoryEventLog<>("orders", 1, OrderEventCodec.create()), projection, fed,
        GenerationStatus.ACTIVE,
        database.read(Checkpoints.of(projection, fed)::nextOffsets));
  }

  public static void goOn(GenerationFeed<OrderEvent> feed, BooleanSupplier onwards) {
    Random random = new Random();
    while (onwards.getAsBoolean()) {
      long from = feed.nextOffsets().of(0);
      long to = from + 1 + random.nextInt(20);
      feed.advance(LongStream.range(from, to).mapToObj(EndlessFeeds::event).toList(),
          Offsets.at(0, to));
    }
  }

  private static RecordedEvent<OrderEvent> event(long offset) {
    return new RecordedEvent<>("order-" + offset, 1, "order.placed.v1",
        OrderEvents.placed("ann"), OrderEvents.at(1), new LogPosition(0, offset));
  }
}
