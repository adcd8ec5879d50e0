package io.orderlog.query.stream;

import static io.orderlog.query.OrderStories.id;
import static io.orderlog.query.OrderStories.paid;
import static io.orderlog.query.OrderStories.placed;
import static io.orderlog.query.stream.EventSource.keys;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.query.RunningQuerySide;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code GET /events}, from a real log to the wire. */
@Tag("long")
@ExtendWith(SharedKafka.class)
@Timeout(120)
class EventStreamFromKafkaTest {

  @TempDir
  Path data;

  private RunningQuerySide system;

  @BeforeEach
  void start(EmbeddedKafka kafka) {
    system = RunningQuerySide.start(kafka, data);
  }

  @AfterEach
  void stop() {
    system.close();
  }

  @Test
  void events_come_as_they_happen_and_not_those_before() throws Exception {
    place(1);
    system.awaitApplied(system.log().append(id(1), 2, paid("EUR")));
    try (EventSource events = listen()) {
      assertThat(events.status()).isEqualTo(200);
      assertThat(events.header("Content-Type")).startsWith("text/event-stream");
      events.awaitBeginning();
      place(2);
      EventSource.Event event = events.next().orElseThrow();
      assertThat(event.key()).isEqualTo(id(2) + "/1");
      assertThat(event.data().path("type").asString()).isEqualTo("order.placed.v1");
      assertThat(event.data().path("data").path("customerId").asString())
          .isEqualTo("customer-1");
    }
  }

  @Test
  void a_client_resumes_behind_the_last_event_that_it_got() throws Exception {
    List<EventSource.Event> all;
    try (EventSource events = listen().awaitBeginning()) {
      IntStream.range(0, 30).forEach(this::place);
      all = events.next(30);
    }
    assertThat(keys(all)).containsExactlyInAnyOrderElementsOf(keys(0, 30));
    try (EventSource resumed = listen("Last-Event-ID", all.get(9).id())) {
      assertThat(keys(resumed.next(20))).containsExactlyInAnyOrderElementsOf(
          keys(all.subList(10, 30)));
      place(30);
      assertThat(resumed.next().orElseThrow().key()).isEqualTo(id(30) + "/1");
    }
  }

  @Test
  void a_client_cut_off_before_its_first_event_misses_nothing() throws Exception {
    String beginning;
    try (EventSource events = listen().awaitBeginning()) {
      beginning = events.lastId();
    }
    place(1);
    try (EventSource resumed = listen("Last-Event-ID", beginning)) {
      assertThat(resumed.next().orElseThrow().key()).isEqualTo(id(1) + "/1");
    }
  }

  private EventSource listen(String... headers) throws IOException, InterruptedException {
    return new EventSource(system.url() + "/events", headers);
  }

  private void place(int number) {
    system.log().append(id(number), 1, placed("EUR"));
  }
}
