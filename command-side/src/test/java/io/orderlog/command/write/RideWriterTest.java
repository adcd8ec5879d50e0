package io.orderlog.command.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.Aggregate;
import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.command.ExpectedVersions;
import io.orderlog.command.memory.InMemoryStateStorage;
import io.orderlog.command.memory.codec.JsonStateCodec;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.ride.RideCommand;
import io.orderlog.eventlog.ride.RideCommand.Accept;
import io.orderlog.eventlog.ride.RideCommand.Complete;
import io.orderlog.eventlog.ride.RideCommand.GiveUp;
import io.orderlog.eventlog.ride.RideCommand.Request;
import io.orderlog.eventlog.ride.RideDecider;
import io.orderlog.eventlog.ride.RideEvent;
import io.orderlog.eventlog.ride.RideLog;
import io.orderlog.eventlog.ride.RideRejection;
import io.orderlog.eventlog.ride.RideRejection.NotThere;
import io.orderlog.eventlog.ride.RideRejection.NotYours;
import io.orderlog.eventlog.ride.RideRejection.Taken;
import io.orderlog.eventlog.ride.RideState;
import io.orderlog.eventlog.writers.WriterClaim;
import io.orderlog.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ride and its writer, on a log in memory; the test is its thread. See docs/other-domains.md. */
@SuppressWarnings("NullAway.Init") // Set before each test.
class RideWriterTest {

  private static final String RIDE = "7b0d5c1e-3f35-4c0e-9d0a-5a0c3c0f5a11";

  private final InMemoryEventLog<RideEvent> log =
      new InMemoryEventLog<>("rides.events", 1, RideLog.RIDES.codec());
  private Writer<RideCommand, RideState, RideEvent, RideRejection> writer;

  @BeforeEach
  void serve() throws InterruptedException {
    writer = new Writer<>(new WriterClaim(0, "http://here:1", "instance-here"),
        log.identity().allPartitions(),
        new Aggregate<>(RideLog.RIDES, new RideDecider(), RideDecider::statusOf,
            new JsonStateCodec<>(1, RideState.class)),
        InMemoryStateStorage::new, log, TimeSource.system());
    writer.doWork();
    handle("request", new Request("ada", "home", "theatre"));
  }

  /** All of them in one batch, decided one upon the other. */
  @Test
  void of_all_drivers_who_want_it_one_gets_it() throws InterruptedException {
    List<CompletableFuture<CommandOutcome<RideRejection>>> asked = IntStream.range(0, 64)
        .mapToObj(i -> submit("accept-" + i, new Accept("driver-" + i))).toList();
    writer.doWork();

    assertThat(asked.getFirst().join()).isInstanceOf(Accepted.class);
    assertThat(asked.subList(1, 64)).allSatisfy(
        each -> assertThat(each.join()).isEqualTo(new Rejected<>(new Taken(), 2)));
  }

  @Test
  void who_asks_again_with_the_same_key_has_it_once() throws InterruptedException {
    assertThat(handle("accept", new Accept("bob"))).isInstanceOf(Accepted.class);
    assertThat(handle("accept", new Accept("bob"))).isInstanceOf(Accepted.class);
    assertThat(handle("accept-2", new Accept("eve"))).isEqualTo(new Rejected<>(new Taken(), 2));
  }

  @Test
  void a_driver_who_gives_it_up_lets_another_have_it() throws InterruptedException {
    handle("1", new Accept("bob"));
    assertThat(handle("2", new GiveUp("eve"))).isEqualTo(new Rejected<>(new NotYours(), 2));
    handle("3", new GiveUp("bob"));
    assertThat(handle("4", new Accept("eve"))).isInstanceOf(Accepted.class);
    assertThat(handle("5", new Complete("bob"))).isEqualTo(new Rejected<>(new NotYours(), 4));
    assertThat(handle("6", new Complete("eve"))).isInstanceOf(Accepted.class);
    assertThat(handle("7", new Accept("bob"))).isEqualTo(new Rejected<>(new NotThere(), 5));
  }

  @Test
  void the_page_has_the_rules_as_they_are_tested() throws IOException {
    assertThat(Files.readString(Path.of("../docs/other-domains.md"))).contains("```java\n"
        + Files.readString(Path.of(
            "../event-log/src/test/java/io/orderlog/eventlog/ride/RideDecider.java"))
        + "```\n");
  }

  private CommandOutcome<RideRejection> handle(String id, RideCommand command)
      throws InterruptedException {
    var answer = submit(id, command);
    writer.doWork();
    return answer.join();
  }

  private CompletableFuture<CommandOutcome<RideRejection>> submit(
      String id, RideCommand command) {
    return writer.submit(new CommandEnvelope<>(RIDE, command, id, command.toString(), id, null,
        new ExpectedVersions.Any()));
  }
}
