package io.orderlog.command.http;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.CommandOutcome.VersionMismatch;
import io.orderlog.command.ProcessIdentity;
import io.orderlog.command.http.CommandRoute.Change;
import io.orderlog.command.route.Routed.Elsewhere;
import io.orderlog.command.route.Routed.Here;
import io.orderlog.command.route.Routing;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.tally.TallyCommand;
import io.orderlog.eventlog.tally.TallyCommand.Add;
import io.orderlog.eventlog.tally.TallyLog;
import io.orderlog.eventlog.tally.TallyRejection;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.http.HttpServer;
import io.orderlog.http.body.JsonFields;
import io.orderlog.http.problem.Problem;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Commands that need to know their aggregate, stand under another path, or tell more. */
class ChangeRoutesTest {

  /** Ids in any case, so that there is a canonical form, and a blank among them. */
  private static final IdForm WORDS = new IdForm("must be words", text -> Optional.of(text)
      .filter(id -> id.matches("[A-Za-z ]+")).map(id -> id.toLowerCase(Locale.ROOT)));

  private static final CommandRoutes<TallyCommand, TallyRejection> ROUTES = new CommandRoutes<>(
      "/tallies", "tally", WORDS,
      List.of(
          new Change<>("add", ChangeRoutesTest::add),
          new Change<>("add-length", ChangeRoutesTest::addLengthOf),
          new Change<>("pack", ChangeRoutesTest::add).under("/boxes/of")
              .telling(id -> Map.of("box", "box of " + id))),
      command -> CommandHash.of((byte) 1, (Add) command),
      (_, tally) -> Problem.of(409, "refused", "Refused", tally));

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final List<CommandEnvelope<TallyCommand>> received = new CopyOnWriteArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }

  @Test
  void a_parser_gets_the_id_in_the_form_that_the_log_knows() {
    HttpProbe client = client(owner());
    assertThat(client.post("/tallies/AppleS/add-length", "{}").status()).isEqualTo(200);
    assertThat(received).singleElement().satisfies(envelope -> {
      assertThat(envelope.streamId()).isEqualTo("apples");
      assertThat(envelope.command()).isEqualTo(new Add("apples".length()));
    });
  }

  @Test
  void no_parser_gets_an_id_that_is_none() {
    HttpProbe client = client(owner());
    assertProblem(client.post("/tallies/7/add-length", "{}"), 404, "tally-not-found")
        .saysInDetail("The id in the path must be words");
    assertProblem(client.post("/tallies/7/add-length", "{"), 400, "invalid-json");
    assertThat(received).isEmpty();
  }

  @Test
  void a_command_under_another_path_is_like_any_other() {
    HttpProbe client = client(owner());
    HttpAnswer packed = client.post("/boxes/of/Red%20Apples/pack", "{\"amount\":3}");
    assertThat(packed.status()).isEqualTo(200);
    assertThat(packed.header("ETag")).isEqualTo("\"7\"");
    assertThat(packed.header("Consistency-Token")).isEqualTo("tally:2@99");
    assertThat(received).singleElement().satisfies(envelope -> {
      assertThat(envelope.streamId()).isEqualTo("red apples");
      assertThat(envelope.command()).isEqualTo(new Add(3));
    });
    assertProblem(client.post("/boxes/of/7/pack", "{\"amount\":3}"), 404, "tally-not-found");
    assertProblem(client.post("/boxes/of/apples/pack", "{}"), 400, "invalid-request")
        .hasErrorsIn("amount");
    assertProblem(client.post("/boxes/of/apples/pack?x=1", "{\"amount\":3}"), 400,
        "invalid-request");
    assertProblem(client.post("/boxes/of/apples", "{}"), 404, "not-found");
    assertProblem(client.post("/tallies/apples/pack", "{\"amount\":3}"), 404, "not-found");
    HttpAnswer got = client.send("GET", "/boxes/of/apples/pack", BodyPublishers.noBody());
    assertProblem(got, 405, "method-not-allowed");
    assertThat(got.header("Allow")).isEqualTo("POST");
  }

  @Test
  void it_is_sent_on_to_the_same_path() {
    String owner = owner();
    HttpProbe front = client(serve("front", _ -> new Elsewhere<>(URI.create(owner), "owner")));
    HttpAnswer packed = front.post("/boxes/of/Red%20Apples/pack", "{\"amount\":3}");
    assertThat(packed.body()).isEqualTo("{\"tally\":\"red apples\",\"version\":7,"
        + "\"status\":\"OPEN\",\"box\":\"box of red apples\"}");
    assertThat(front.post("/tallies/apples/add", "{\"amount\":3}").status()).isEqualTo(200);
    assertThat(received).extracting(CommandEnvelope::streamId)
        .containsExactly("red apples", "apples");
  }

  @Test
  void an_answer_tells_more_if_the_command_was_taken() {
    HttpProbe client = client(owner());
    assertThat(client.post("/boxes/of/apples/pack", "{\"amount\":3}").body()).isEqualTo(
        "{\"tally\":\"apples\",\"version\":7,\"status\":\"OPEN\",\"box\":\"box of apples\"}");
    assertThat(client.post("/tallies/apples/add", "{\"amount\":3}").body())
        .isEqualTo("{\"tally\":\"apples\",\"version\":7,\"status\":\"OPEN\"}");
    HttpProbe refusing = client(serve("refusing",
        _ -> new Here<>(CompletableFuture.completedFuture(new VersionMismatch<>(3)))));
    assertProblem(refusing.post("/boxes/of/apples/pack", "{\"amount\":3}"), 412,
        "version-mismatch").hasNo("box");
  }

  private static TallyCommand add(ObjectNode body) {
    JsonFields fields = JsonFields.of(body);
    int amount = fields.wholeNumber("amount");
    fields.check();
    return new Add(amount);
  }

  private static TallyCommand addLengthOf(String tally, ObjectNode body) {
    JsonFields.of(body).check();
    return new Add(tally.length());
  }

  private HttpProbe client(String url) {
    HttpProbe client = new HttpProbe(url);
    opened.push(client);
    return client;
  }

  private String owner() {
    return serve("owner", envelope -> {
      received.add(envelope);
      return new Here<>(CompletableFuture.completedFuture(
          new Accepted<>(7, "OPEN", new LogPosition(2, 99), false)));
    });
  }

  /** A process with its name as its secret; its URL. */
  private String serve(String name, Routing<TallyCommand, TallyRejection> routing) {
    CommandForwarder forwarder = new CommandForwarder(new ProcessIdentity(name, name));
    opened.push(forwarder);
    PendingAnswers pending = PendingAnswers.start(Duration.ofSeconds(30), System::nanoTime);
    opened.push(pending);
    HttpServer server = HttpServer.start("127.0.0.1", 0, () -> UUID.randomUUID().toString(),
        new CommandApi<>(TallyLog.TALLIES, ROUTES, routing, forwarder, pending,
            () -> UUID.randomUUID().toString())::register);
    opened.push(server);
    return server.url();
  }
}
