package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import io.orderlog.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Lists while commands are taken by two clocks, one of which is two minutes behind the other. */
@Tag("long")
@Timeout(120)
class TwoClocksTest {

  private static final Duration LATE = Duration.ofMinutes(2);

  private volatile boolean late;

  private final InnerSystem system = InnerSystem.start(
      TimeSource.of(() -> late ? Instant.now().minus(LATE) : Instant.now(), System::nanoTime));

  private String token = "";

  @AfterEach
  void stop() throws IOException {
    system.close();
  }

  @Test
  void by_update_every_order_of_the_first_page_comes_though_not_every_change() {
    late = true;
    String early = place();
    late = false;
    List<String> later = List.of(place(), place(), place());

    JsonNode first = page("updatedAt", "");
    assertThat(seen(first)).containsExactly(early + "/1", later.get(0) + "/1");
    late = true;
    // The first has come already, and by this clock it changes before the place reached.
    pay(early);
    // The last has not come yet; its time does not go back.
    pay(later.get(2));
    JsonNode second = page("updatedAt", "&cursor=" + first.path("next").asString());
    assertThat(seen(second)).containsExactly(later.get(1) + "/1", later.get(2) + "/2");
    assertThat(second.has("next")).isFalse();

    // A new walk has it, in its new place.
    assertThat(seen(page("updatedAt", "")).getFirst()).isEqualTo(early + "/2");
    assertThat(times(early)).isSorted();
    assertThat(times(later.get(2))).isSorted();
  }

  @Test
  void by_update_the_last_first_no_order_comes_twice() {
    late = true;
    String early = place();
    late = false;
    List<String> later = List.of(place(), place());
    JsonNode first = page("-updatedAt", "");
    assertThat(seen(first)).containsExactly(later.get(1) + "/1", later.get(0) + "/1");
    late = true;
    pay(later.get(0));
    pay(early);
    assertThat(seen(page("-updatedAt", "&cursor=" + first.path("next").asString())))
        .containsExactly(early + "/2");
  }

  @Test
  void by_placing_what_comes_in_before_the_place_reached_repeats_and_skips_nothing() {
    List<String> there = List.of(place(), place(), place());
    JsonNode first = page("placedAt", "");
    late = true;
    place();
    assertThat(seen(first)).containsExactly(there.get(0) + "/1", there.get(1) + "/1");
    assertThat(seen(page("placedAt", "&cursor=" + first.path("next").asString())))
        .containsExactly(there.get(2) + "/1");
  }

  private String place() {
    HttpAnswer answer = system.commands().post("/orders", String.format(Locale.ROOT, """
        {"orderId":"%s","customerId":"c-1","currency":"EUR",
         "lines":[{"sku":"mug","quantity":1,"unitPrice":"9.95"}]}""", UUID.randomUUID()));
    return accepted(answer);
  }

  private void pay(String orderId) {
    accepted(system.commands().post("/orders/" + orderId + "/pay",
        "{\"paymentReference\":\"p-1\",\"amount\":\"9.95\"}"));
  }

  /** The order's id, when lists show what was done. */
  private String accepted(HttpAnswer answer) {
    assertThat(answer.status()).as("%s", answer).isIn(200, 201);
    token = answer.header("Consistency-Token");
    assertThat(system.queries().get("/orders?limit=1", "Consistency-Token", token).status())
        .isEqualTo(200);
    return answer.json().path("orderId").asString();
  }

  private JsonNode page(String sort, String more) {
    HttpAnswer answer = system.queries().get("/orders?limit=2&sort=" + sort + more);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json();
  }

  private static List<String> seen(JsonNode page) {
    List<String> seen = new ArrayList<>();
    page.path("items").forEach(order -> seen.add(
        order.path("orderId").asString() + "/" + order.path("version").asInt()));
    return seen;
  }

  private List<Instant> times(String orderId) {
    List<Instant> times = new ArrayList<>();
    system.queries().get("/orders/" + orderId + "/history", "Consistency-Token", token).json()
        .path("events").forEach(event -> times.add(
            Instant.parse(event.path("time").asString())));
    assertThat(times).hasSize(2);
    return times;
  }
}
