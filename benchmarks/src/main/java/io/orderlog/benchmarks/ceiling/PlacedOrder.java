package io.orderlog.benchmarks.ceiling;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An order that a client wants to place, as the ceilings read and answer it.
 *
 * @param lines at least one
 */
record PlacedOrder(String customerId, String currency, List<Line> lines) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String STATUS = "PLACED";

  /** So many of one thing, at the price of one. */
  record Line(String sku, int quantity, BigDecimal unitPrice) {}

  /** A row of a read model, but for its id and version. */
  record Summary(String customerId, String currency, BigDecimal total, String status) {}

  private record Sent(@Nullable String customerId, @Nullable String currency,
      @Nullable List<SentLine> lines) {}

  private record SentLine(@Nullable String sku, int quantity, @Nullable BigDecimal unitPrice) {}

  private record Event(String customerId, String currency, List<Line> lines, BigDecimal total) {}

  private record Answer(String orderId, long version, String status) {}

  /** @throws BadRequestResponse if it is no order, or one without lines */
  static PlacedOrder read(Context context) {
    try {
      Sent sent = JSON.readValue(context.bodyAsBytes(), Sent.class);
      List<SentLine> lines = present(sent.lines(), "lines");
      if (lines.isEmpty()) {
        throw new BadRequestResponse("lines is empty");
      }
      return new PlacedOrder(present(sent.customerId(), "customerId"),
          present(sent.currency(), "currency"), lines.stream().map(PlacedOrder::line).toList());
    } catch (JacksonException noOrder) {
      throw new BadRequestResponse(noOrder.getOriginalMessage());
    }
  }

  private static Line line(SentLine sent) {
    if (sent.quantity() < 1) {
      throw new BadRequestResponse("quantity is not positive");
    }
    return new Line(
        present(sent.sku(), "sku"), sent.quantity(), present(sent.unitPrice(), "unitPrice"));
  }

  private static <T> T present(@Nullable T value, String name) {
    if (value == null) {
      throw new BadRequestResponse(name + " is missing");
    }
    return value;
  }

  /** The event as JSON. */
  String event() {
    BigDecimal total = lines.stream()
        .map(line -> line.unitPrice().multiply(BigDecimal.valueOf(line.quantity())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
    return JSON.writeValueAsString(new Event(customerId, currency, lines, total));
  }

  /** What a read model shows of the event. */
  static Summary summary(String event) {
    Event placed = JSON.readValue(event, Event.class);
    return new Summary(placed.customerId(), placed.currency(), placed.total(), STATUS);
  }

  /** Answers 201 as the command side does. */
  static void answerPlaced(Context context, String orderId) {
    context.status(201);
    context.header("ETag", "\"1\"");
    context.header("Location", "/orders/" + orderId);
    context.contentType("application/json");
    context.result(JSON.writeValueAsBytes(new Answer(orderId, 1, STATUS)));
  }
}
