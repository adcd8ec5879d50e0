package io.orderlog.command.shipment.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.orderlog.command.effects.EffectFailedException;
import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.domain.shipment.Label;
import io.orderlog.domain.shipment.Parcel;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentCommand.RecordCancelTooLate;
import io.orderlog.domain.shipment.ShipmentCommand.RecordCancelled;
import io.orderlog.domain.shipment.ShipmentCommand.RecordFailed;
import io.orderlog.domain.shipment.ShipmentCommand.RecordLabel;
import io.orderlog.domain.shipment.ShipmentExamples;
import io.orderlog.domain.shipment.ShipmentRequest;
import io.orderlog.domain.shipment.ShipmentRequest.CancelLabel;
import io.orderlog.domain.shipment.ShipmentRequest.CreateLabel;
import io.orderlog.domain.shipment.ShipmentRequest.FindLabel;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.labels.LabelStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a carrier is asked, and what its answers mean; the carrier answers what the test says. */
@SuppressWarnings("NullAway.Init") // Set before each test.
class CarrierPortTest {

  private static final String KEY = "shipments/" + ShipmentExamples.ID + "/label";

  private final List<String> calls = new ArrayList<>();
  private final List<byte[]> stored = new ArrayList<>();
  private HttpServer server;
  private CarrierClient client;
  private CarrierPort port;
  private int status = 200;
  private String answer = label("application/pdf", "%PDF");
  private boolean stores = true;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
          + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " "
          + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      byte[] body = answer.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
    client = new CarrierClient(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
    port = new CarrierPort(client, new LabelStore() {
      @Override
      public Label.File keep(byte[] content, String mediaType) {
        if (!stores) {
          throw new LogUnavailableException("no broker", null);
        }
        stored.add(content);
        return ShipmentExamples.FILE;
      }

      @Override
      public Optional<byte[]> find(Label.File file) {
        throw new AssertionError("nobody reads here");
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    });
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void a_label_is_stored_before_it_is_a_fact() throws Exception {
    assertThat(ask(create())).isEqualTo(
        new RecordLabel("Simulated Post", "SP1", "lab_1", ShipmentExamples.FILE));
    assertThat(stored).containsExactly("%PDF".getBytes(UTF_8));
    assertThat(calls).singleElement().satisfies(call -> assertThat(call)
        .startsWith("POST /v1/labels " + KEY + " {").contains(
            "\"reference\":\"" + ShipmentExamples.ID + "\"", "\"city\":\"London\"",
            "\"sku\":\"tea\""));
  }

  @Test
  void what_is_refused_has_failed() throws Exception {
    status = 422;
    answer = "<html>";
    assertThat(ask(create())).isEqualTo(new RecordFailed("refused-422"));
    answer = "{\"type\":\"https://carrier.example/problems/address-not-served\"}";
    assertThat(ask(create())).isEqualTo(new RecordFailed("refused-422: address-not-served"));
    answer = "{\"type\":\"about:blank\",\"error\":{\"code\":\"too_heavy\"}}";
    assertThat(ask(create())).isEqualTo(new RecordFailed("refused-422: too_heavy"));
    answer = "{\"type\":7,\"code\":\"a\\u0000 b\"}";
    assertThat(ask(create())).isEqualTo(new RecordFailed("refused-422"));
  }

  @Test
  void what_is_no_answer_is_asked_again() {
    status = 503;
    fails(create(), "answers 503");
    status = 200;
    answer = "<html>";
    fails(create(), "no JSON");
    answer = label("text/html", "%PDF");
    fails(create(), "no PDF");
    answer = label("application/pdf", "");
    fails(create(), "no PDF");
    answer = label("application/pdf", "%PDF").replace("SP1", "S\\nP");
    fails(create(), "trackingNumber must have printable characters only");
    answer = label("application/pdf", "%PDF").replaceFirst("content\":\"", "content\":\"!");
    fails(create(), "no Base64");
    answer = label("application/pdf", "%PDF");
    stores = false;
    fails(create(), "cannot be stored");
    assertThat(stored).isEmpty();
  }

  @Test
  void of_a_label_that_is_not_wanted_it_is_only_asked_whether_it_is_there() throws Exception {
    answer = "{\"items\":[" + label("application/pdf", "%PDF") + "]}";
    assertThat(ask(new FindLabel(ShipmentExamples.ID))).isInstanceOf(RecordLabel.class);
    answer = "{\"items\":[]}";
    assertThat(ask(new FindLabel(ShipmentExamples.ID))).isEqualTo(new RecordFailed("unknown"));
    status = 404;
    fails(new FindLabel(ShipmentExamples.ID), "does not tell: refused-404");
    status = 200;
    answer = "{}";
    fails(new FindLabel(ShipmentExamples.ID), "no list of items");
    assertThat(calls).allMatch(
        call -> call.startsWith("GET /v1/labels?reference=" + ShipmentExamples.ID));
  }

  @Test
  void a_label_is_cancelled_or_it_is_too_late() throws Exception {
    CancelLabel cancel = new CancelLabel(ShipmentExamples.ID, "lab/1");
    assertThat(ask(cancel)).isEqualTo(new RecordCancelled());
    assertThat(calls).singleElement()
        .satisfies(call -> assertThat(call).startsWith("DELETE /v1/labels/lab%2F1 " + KEY));
    status = 409;
    assertThat(ask(cancel)).isEqualTo(new RecordCancelTooLate());
    status = 404;
    assertThat(ask(cancel)).isEqualTo(new RecordCancelled());
    status = 422;
    fails(cancel, "does not cancel: refused-422");
  }

  private void fails(ShipmentRequest request, String why) {
    assertThatThrownBy(() -> ask(request)).isInstanceOf(EffectFailedException.class)
        .hasMessageContaining(why);
  }

  private ShipmentCommand ask(ShipmentRequest request) throws Exception {
    return port.ask(new Effect<>("label", 1, Instant.EPOCH, Instant.EPOCH, request), KEY);
  }

  private static CreateLabel create() {
    return new CreateLabel(new Parcel(
        ShipmentExamples.ID, ShipmentExamples.ITEMS, ShipmentExamples.ADDRESS));
  }

  private static String label(String mediaType, String content) {
    return "{\"id\":\"lab_1\",\"key\":\"" + KEY
        + "\",\"carrier\":\"Simulated Post\",\"trackingNumber\":\"SP1\",\"label\":{"
        + "\"mediaType\":\"" + mediaType + "\",\"content\":\""
        + Base64.getEncoder().encodeToString(content.getBytes(UTF_8)) + "\"}}";
  }
}
