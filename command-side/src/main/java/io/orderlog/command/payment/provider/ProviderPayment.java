package io.orderlog.command.payment.provider;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A payment as its provider tells of it, in the members that matter here; amounts in minor units.
 *
 * @param key with which it was asked for
 * @param reference our order
 * @param status as in {@code authorised}
 * @param until after that, nothing more is taken of what it holds
 */
record ProviderPayment(String id, String key, String reference, String status, long amount,
    Optional<String> code, Optional<String> url, Optional<Instant> until,
    List<Operation> operations) {

  /**
   * What was asked of it later, or happened to it.
   *
   * @param key with which it was asked for; none if nobody asked
   * @param kind as in {@code capture}
   * @param status as in {@code done}
   */
  record Operation(String id, Optional<String> key, String kind, String status, long amount,
      Optional<String> code) {

    static Operation of(JsonNode json) {
      return new Operation(text(json, "id"), optional(json, "key"), text(json, "kind"),
          text(json, "status"), json.path("amount").asLong(), optional(json, "code"));
    }

    boolean isPending() {
      return status.equals("pending");
    }

    boolean isDone() {
      return status.equals("done");
    }

    String reason() {
      return code.orElse(status);
    }
  }

  static ProviderPayment of(JsonNode json) {
    return new ProviderPayment(text(json, "id"), text(json, "key"), text(json, "reference"),
        text(json, "status"), json.path("amount").asLong(), optional(json, "code"),
        optional(json, "url"), optional(json, "until").map(Instant::parse),
        json.path("operations").values().stream().map(Operation::of).toList());
  }

  Optional<Operation> operation(String withKey) {
    return operations.stream().filter(each -> each.key().filter(withKey::equals).isPresent())
        .findFirst();
  }

  private static String text(JsonNode json, String member) {
    return json.path(member).asString("");
  }

  private static Optional<String> optional(JsonNode json, String member) {
    return Optional.of(text(json, member)).filter(text -> !text.isEmpty());
  }
}
