package io.orderlog.query.stream;

import static io.orderlog.http.ProblemAssert.assertProblem;

import io.orderlog.http.HttpAnswer;
import io.orderlog.http.RawConnection;
import io.orderlog.query.RunningQuerySide;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code GET /events} refuses, over the wire. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventStreamRefusalsTest {

  private final Path data;

  private RunningQuerySide system;

  EventStreamRefusalsTest(@TempDir Path data) {
    this.data = data;
  }

  @BeforeAll
  void start() {
    system = RunningQuerySide.start(data);
  }

  @AfterAll
  void stop() {
    system.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "nonsense", "0@0,1@0,2@0", "LOG/0@0,1@0", "LOG/0@0,1@0,2@0,3@0",
      "LOG/0@0,1@0,2@x", "LOG/1@0,0@0,2@0", "LOG/0@0,1@0,2@0,", "LOG/0@0,0@0,1@0,2@0", "LOG/",
      "AAAAAAAAAAAAAAAAAAAAAA/0@0,1@0,2@0", "LOG/0@-1,1@0,2@0"})
  void an_id_that_is_none_of_this_log_is_refused(String form) {
    String id = form.replace("LOG", system.log().log().identity().id());
    assertProblem(system.client().get("/events", "Last-Event-ID", id), 400, "invalid-request")
        .hasErrorsIn("Last-Event-ID");
  }

  @Test
  void an_id_that_was_lost_is_not_taken_for_a_wish_to_begin_now() throws IOException {
    for (String line : List.of("Last-Event-ID:", "Last-Event-ID: ", "last-event-id:\t")) {
      for (String query : List.of("", "?lastEventId=" + system.log().log().identity().id()
          + "/0@0,1@0,2@0")) {
        assertProblem(get("/events" + query, line), 400, "invalid-request")
            .hasErrorsIn("Last-Event-ID");
      }
    }
  }

  @Test
  void an_id_behind_the_end_of_the_log_is_gone() {
    String id = system.log().log().identity().id() + "/0@0,1@999,2@0";
    assertProblem(system.client().get("/events", "Last-Event-ID", id), 410, "position-gone")
        .saysInDetail("leave Last-Event-ID out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"orderId=1", "orderId=", "from=1", "log=stock", "log=",
      "log=orders&log=orders", "log=Orders"})
  void a_wrong_parameter_is_named(String parameter) {
    assertProblem(system.client().get("/events?" + parameter), 400, "invalid-request")
        .hasErrorsIn(parameter.split("=", 2)[0]);
  }

  @Test
  void who_wants_json_is_told_that_there_is_none() {
    assertProblem(system.client().get("/events", "Accept", "application/json"),
        406, "not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "nonsense/0@0,1@0,2@0"})
  void an_id_in_the_address_that_is_none_of_this_log_is_refused(String id) {
    assertProblem(system.client().get("/events?lastEventId=" + id), 400, "invalid-request")
        .hasErrorsIn("lastEventId");
  }

  private HttpAnswer get(String target, String header) throws IOException {
    return RawConnection.exchange(URI.create(system.url()).getPort(),
        "GET " + target + " HTTP/1.1\nHost: x\nConnection: close\n" + header + "\n\n");
  }
}
