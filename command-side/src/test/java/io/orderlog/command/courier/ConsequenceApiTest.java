package io.orderlog.command.courier;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.command.ProcessIdentity;
import io.orderlog.command.courier.Delivery.Again;
import io.orderlog.command.courier.Delivery.Denied;
import io.orderlog.command.courier.Delivery.Done;
import io.orderlog.command.courier.Delivery.Refused;
import io.orderlog.command.http.PendingAnswers;
import io.orderlog.command.route.Routed.Elsewhere;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineReserved;
import io.orderlog.domain.reactions.Outgoing;
import io.orderlog.domain.reactions.StockReactions;
import io.orderlog.domain.reactions.Target;
import io.orderlog.domain.stock.StockEvent;
import io.orderlog.domain.stock.StockEvent.Consumed;
import io.orderlog.domain.stock.StockEvent.Reserved;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.stock.StockLog;
import io.orderlog.http.HttpServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What follows from an event in one process is brought to a writer in another. */
class ConsequenceApiTest {

  private static final Instant AT = Instant.parse("2026-03-01T10:15:30.125Z");

  private final ProcessIdentity identity = ProcessIdentity.of(UUID::randomUUID);
  private final Source<StockEvent> stock = new Source<>(StockLog.STOCK, new StockReactions());
  private final ScriptedRecipient processes = new ScriptedRecipient();
  private final PendingAnswers pending =
      PendingAnswers.start(Duration.ofSeconds(30), System::nanoTime);
  private final AtomicBoolean starting = new AtomicBoolean();
  private final HttpServer server = HttpServer.start("127.0.0.1", 0, () -> "id", routes -> {
    ConsequenceApi api = new ConsequenceApi(identity, processes.recipients(), pending);
    api.add(stock);
    api.register(routes, starting::get);
  });
  private final ConsequenceForwarder forwarder = new ConsequenceForwarder();

  @AfterEach
  void close() {
    forwarder.close();
    server.close();
    pending.close();
  }

  @Test
  void it_is_taken_as_in_the_process_where_it_follows() {
    assertThat(send(of(new Reserved("order:o-1", 1, AT, 5, 4)), identity.secret()))
        .isEqualTo(new Done());
    assertThat(processes.taken).singleElement().satisfies(command -> {
      assertThat(command.streamId()).isEqualTo("o-1");
      assertThat(command.command()).isEqualTo(new HearLineReserved("tasse/größe"));
      assertThat(command.commandId()).startsWith("orderlog/stock/%").endsWith("/3/0");
      assertThat(command.correlationId()).isEqualTo("o-1");
      assertThat(command.traceparent()).isEqualTo("trace");
    });
  }

  @Test
  void what_is_not_taken_there_has_to_be_sent_again() {
    processes.answer("o-1", new NotWritten<>("the writer is catching up"));
    assertThat(send(of(new Reserved("order:o-1", 1, AT, 5, 4)), identity.secret()))
        .isInstanceOfSatisfying(Again.class,
            again -> assertThat(again.reason()).contains("the writer is catching up"));
  }

  @Test
  void what_is_refused_there_is_refused() {
    processes.answer("o-1", new Rejected<>("not yet", 1));
    assertThat(send(of(new Reserved("order:o-1", 1, AT, 5, 4)), identity.secret()))
        .isEqualTo(new Refused("HearLineReserved to fulfilments o-1 is refused: not yet"));
  }

  @Test
  void what_is_refused_there_for_good_has_ended_and_is_told_if_who_sent_it_has_to_hear_of_it() {
    processes.answer("o-1", new Rejected<>(ScriptedRecipient.FINAL, 1),
        new Rejected<>(ScriptedRecipient.HEARD, 1));
    Consequence sent = of(new Reserved("order:o-1", 1, AT, 5, 4));
    assertThat(send(sent, identity.secret())).isEqualTo(new Done());
    assertThat(send(sent, identity.secret())).isEqualTo(new Denied());
  }

  @Test
  void who_is_no_process_of_this_system_finds_nothing() {
    for (String secret : new String[]{"", "another"}) {
      assertThat(send(of(new Reserved("order:o-1", 1, AT, 5, 4)), secret))
          .isInstanceOfSatisfying(Again.class,
              again -> assertThat(again.reason()).contains("404"));
    }
    assertThat(processes.attempts).isEmpty();
  }

  @Test
  void a_process_that_is_starting_says_so_to_those_who_do_not_know_it_yet() {
    starting.set(true);
    assertThat(send(of(new Reserved("order:o-1", 1, AT, 5, 4)), "another")).isEqualTo(
        new Again(server.url() + " answers 503: the process is starting"));
    assertThat(processes.attempts).isEmpty();
  }

  @Test
  void what_another_version_means_by_it_is_not_guessed() {
    Consequence known = of(new Reserved("order:o-1", 1, AT, 5, 4));
    Consequence nothingFollows = of(new Consumed("basket-7", 1, 5, 5));
    Cause cause = known.cause();
    Consequence unknownType = new Consequence(new Cause("stock", "mug", 3, null,
        "stock.melted.v9", cause.data()), 0, known.outgoing());
    Consequence unknownLog = new Consequence(new Cause("ships", "mug", 3, null, cause.type(),
        cause.data()), 0, known.outgoing());
    for (Consequence each : new Consequence[]{nothingFollows, unknownType, unknownLog}) {
      assertThat(send(each, identity.secret())).isInstanceOfSatisfying(Again.class,
          again -> assertThat(again.reason()).contains("503"));
    }
    assertThat(processes.attempts).isEmpty();
  }

  @Test
  void a_process_that_is_not_there_may_be_later() {
    Elsewhere<?> nobody = new Elsewhere<>(URI.create("http://127.0.0.1:1/"), null);
    assertThat(forwarder.send(of(new Reserved("order:o-1", 1, AT, 5, 4)), nobody).join())
        .isInstanceOf(Again.class);
  }

  private Delivery send(Consequence consequence, String secret) {
    return forwarder.send(consequence,
        new Elsewhere<>(URI.create(server.url()), secret)).join();
  }

  private Consequence of(StockEvent event) {
    RecordedEvent<StockEvent> recorded = new RecordedEvent<>("tasse/größe", 3,
        StockLog.STOCK.codec().typeOf(event), event,
        new EventMetadata(AT, "c", "h", "co", "trace"), new LogPosition(0, 7));
    return new Consequence(stock.cause(recorded), 0,
        new Outgoing<>(Target.FULFILMENTS, "o-1", new HearLineReserved("tasse/größe")));
  }
}
