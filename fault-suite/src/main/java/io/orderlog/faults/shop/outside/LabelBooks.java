package io.orderlog.faults.shop.outside;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where all parcels really are, as the simulated carrier tells it.
 *
 * @param calls keys of what it has carried out, each once, however often it was sent
 */
public record LabelBooks(List<Label> labels, List<String> calls) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Nobody has asked for anything. */
  public static final LabelBooks EMPTY = new LabelBooks(List.of(), List.of());

  public LabelBooks {
    labels = List.copyOf(labels);
    calls = List.copyOf(calls);
  }

  /**
   * One label and its parcel.
   *
   * @param key with which it was asked for
   * @param reference the shipment
   * @param status as in {@code handed-over}
   */
  public record Label(String key, String reference, String status) {

    /** Whether somebody will bring its parcel, or has. */
    public boolean isLive() {
      return !status.equals("cancelled");
    }
  }

  /** Reads the answer to {@code GET /sim/labels}. */
  public static LabelBooks parse(String json) {
    JsonNode books = JSON.readTree(json);
    return new LabelBooks(
        books.path("labels").values().stream().map(label -> new Label(text(label, "key"),
            text(label, "reference"), text(label, "status"))).toList(),
        books.path("calls").values().stream().map(call -> text(call, "key")).toList());
  }

  private static String text(JsonNode object, String member) {
    return object.required(member).asString();
  }
}
