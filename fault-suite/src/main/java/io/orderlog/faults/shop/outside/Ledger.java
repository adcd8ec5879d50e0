package io.orderlog.faults.shop.outside;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What has really happened to money, as the simulated payment provider tells it. Amounts are in
 * minor units.
 *
 * @param calls what it has carried out, each once, however often it was sent
 */
public record Ledger(List<Payment> payments, List<Call> calls) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Nobody has asked for anything. */
  public static final Ledger EMPTY = new Ledger(List.of(), List.of());

  public Ledger {
    payments = List.copyOf(payments);
    calls = List.copyOf(calls);
  }

  /**
   * One payment.
   *
   * @param key with which it was asked for
   * @param reference the order
   */
  public record Payment(String key, String reference, String method, String status,
      long authorised, long captured, long refunded, long chargedBack, long voided,
      List<Operation> operations) {

    public Payment {
      operations = List.copyOf(operations);
    }

    /** What the shop has of it. */
    public long kept() {
      return captured - refunded - chargedBack;
    }

    /** What is kept for the shop, and can still be taken. */
    public long held() {
      return authorised - captured - voided;
    }
  }

  /**
   * Something that was done to a payment.
   *
   * @param key with which it was asked for; none if nobody did
   */
  public record Operation(Optional<String> key, String kind, String status, long amount) {}

  /** Something that was asked and carried out. */
  public record Call(String key, String request) {}

  /** What is in this one and in that of another provider. */
  public Ledger with(Ledger other) {
    return new Ledger(Stream.concat(payments.stream(), other.payments.stream()).toList(),
        Stream.concat(calls.stream(), other.calls.stream()).toList());
  }

  /** Reads the answer to {@code GET /sim/ledger}. */
  public static Ledger parse(String json) {
    JsonNode ledger = JSON.readTree(json);
    return new Ledger(
        ledger.path("payments").values().stream().map(Ledger::payment).toList(),
        ledger.path("calls").values().stream()
            .map(call -> new Call(text(call, "key"), text(call, "request"))).toList());
  }

  private static Payment payment(JsonNode payment) {
    return new Payment(text(payment, "key"), text(payment, "reference"), text(payment, "method"),
        text(payment, "status"), amount(payment, "authorised"), amount(payment, "captured"),
        amount(payment, "refunded"), amount(payment, "chargedBack"), amount(payment, "voided"),
        payment.path("operations").values().stream().map(Ledger::operation).toList());
  }

  private static Operation operation(JsonNode operation) {
    return new Operation(
        Optional.of(operation.path("key").asString("")).filter(key -> !key.isEmpty()),
        text(operation, "kind"), text(operation, "status"), amount(operation, "amount"));
  }

  private static String text(JsonNode object, String member) {
    return object.required(member).asString();
  }

  private static long amount(JsonNode object, String member) {
    return object.required(member).asLong();
  }
}
