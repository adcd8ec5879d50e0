package io.orderlog.simulators;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A carrier that makes labels, fetches parcels and delivers them. */
class CarrierTest extends SimulatorsFixture {

  @Test
  void a_label_is_made_once_for_each_key() {
    start();
    HttpAnswer first = label("key-1", "order-1", "London");
    HttpAnswer again = label("key-1", "order-1", "London");
    assertThat(first.status()).as("%s", first).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Idempotency-Replayed")).contains("true");
    assertThat(label("key-1", "order-1", "Paris").status()).isEqualTo(422);
    assertThat(client().get("/v1/labels?reference=order-1").json().path("items")).hasSize(1);
    assertThat(ledger("labels")).hasSize(1);
    assertThat(ledger("calls")).hasSize(1);
  }

  @Test
  void what_is_printed_is_a_pdf_whose_table_is_right() {
    start();
    String content = label("key-1", "order-1", "London").json().path("label").path("content")
        .asString();
    String pdf = new String(Base64.getDecoder().decode(content), ISO_8859_1);
    assertThat(pdf).startsWith("%PDF-1.4\n").endsWith("%%EOF\n").contains("(Ada \\(1\\))");
    Matcher table = Pattern.compile("startxref\n(\\d+)\n").matcher(pdf);
    assertThat(table.find()).isTrue();
    int xref = Integer.parseInt(table.group(1));
    assertThat(pdf.substring(xref)).startsWith("xref\n0 6\n");
    for (int i = 1; i <= 5; i++) {
      int place = Integer.parseInt(pdf.substring(xref + 9 + 20 * i, xref + 19 + 20 * i));
      assertThat(pdf.substring(place)).startsWith(i + " 0 obj");
    }
  }

  @Test
  void a_parcel_is_fetched_and_delivered_in_its_time() {
    start();
    String id = id("key-1");
    assertThat(status(id)).isEqualTo("created");
    now = now.plus(HANDED_OVER);
    Eventually.isTrue(() -> status(id).equals("handed-over"), "it is not fetched");
    now = now.plus(DELIVERED.minus(HANDED_OVER));
    Eventually.isTrue(() -> status(id).equals("delivered"), "it is not delivered");
  }

  @Test
  void it_is_cancelled_until_it_is_fetched() {
    start();
    String early = id("key-1");
    assertThat(cancelLabel("key-2", early).json().path("status").asString())
        .isEqualTo("cancelled");
    assertThat(cancelLabel("key-2", early).header("Idempotency-Replayed")).contains("true");
    String late = id("key-3");
    now = now.plus(Duration.ofHours(1));
    Eventually.isTrue(() -> status(late).equals("delivered"), "it is not delivered");
    assertThat(status(early)).isEqualTo("cancelled");
    HttpAnswer refused = cancelLabel("key-4", late);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("too-late");
    assertThat(cancelLabel("key-5", "lab_none").status()).isEqualTo(404);
  }

  @Test
  void a_restart_forgets_no_parcel() {
    start();
    String id = id("key-1");
    JsonNode before = ledger("labels");
    stop();
    start();
    assertThat(ledger("labels")).isEqualTo(before);
    now = now.plus(HANDED_OVER);
    Eventually.isTrue(() -> status(id).equals("handed-over"), "it is not fetched");
    assertThat(id("key-1")).isEqualTo(id);
  }

  @Test
  void where_nobody_lives_no_parcel_goes() {
    start();
    assertThat(label("key-1", "order-1", "Nowhere").status()).isEqualTo(422);
    assertThat(ledger("labels")).isEmpty();
  }

  @Test
  void what_is_missing_is_named() {
    start();
    HttpAnswer answer = client().post("/v1/labels", "{\"reference\":\"order-1\"}",
        "Idempotency-Key", "key-1");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("address").contains("items");
  }

  @Test
  void a_carrier_that_does_not_work_has_made_no_label() {
    start(Optional.empty(), Map.of(Faults.Kind.ERROR, 100));
    assertThat(label("key-1", "order-1", "London").status()).isEqualTo(503);
    assertThat(ledger("labels")).isEmpty();
  }

  private String id(String key) {
    return label(key, "order-1", "London").json().path("id").asString();
  }

  private HttpAnswer label(String key, String reference, String city) {
    return client().post("/v1/labels", "{\"reference\":\"" + reference
        + "\",\"address\":{\"name\":\"Ada (1)\",\"street\":\"St James's Square 12\","
        + "\"postalCode\":\"SW1Y 4JH\",\"city\":\"" + city + "\",\"country\":\"GB\"},"
        + "\"items\":[{\"sku\":\"mug\",\"quantity\":2}]}", "Idempotency-Key", key);
  }

  private HttpAnswer cancelLabel(String key, String id) {
    return client().send("DELETE", "/v1/labels/" + id, BodyPublishers.noBody(),
        "Idempotency-Key", key);
  }

  private String status(String id) {
    return client().get("/v1/labels/" + id).json().path("status").asString();
  }

  private JsonNode ledger(String what) {
    return client().get("/sim/labels").json().path(what);
  }
}
