package io.orderlog.command.shipment.carrier;

import tools.jackson.databind.JsonNode;

/**
 * A label as its carrier tells of it, in the members that matter here.
 *
 * @param key with which it was asked for
 * @param mediaType of what is printed
 * @param content what is printed, in Base64
 */
record CarrierLabel(String id, String key, String carrier, String trackingNumber,
    String mediaType, String content) {

  static CarrierLabel of(JsonNode json) {
    JsonNode label = json.path("label");
    return new CarrierLabel(text(json, "id"), text(json, "key"), text(json, "carrier"),
        text(json, "trackingNumber"), text(label, "mediaType"), text(label, "content"));
  }

  private static String text(JsonNode json, String member) {
    return json.path(member).asString("");
  }
}
