package io.orderlog.faults.shop.outside;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What customers have really got, as the simulated mail server tells it. */
public record Mailbox(List<Message> messages) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Nobody has got anything. */
  public static final Mailbox EMPTY = new Mailbox(List.of());

  public Mailbox {
    messages = List.copyOf(messages);
  }

  /**
   * A mail that came.
   *
   * @param id with angle brackets
   * @param copies how often it came
   */
  public record Message(String id, List<String> to, int copies) {

    /** The mail that has this message id, if one has. */
    public String mailId() {
      int at = id.indexOf('@');
      return at < 1 ? id : id.substring(1, at);
    }
  }

  /** Reads the answer to {@code GET /mailbox}. */
  public static Mailbox parse(String json) {
    return new Mailbox(JSON.readTree(json).required("items").values().stream()
        .map(mail -> new Message(mail.required("messageId").asString(),
            mail.required("to").values().stream().map(JsonNode::asString).toList(),
            mail.required("received").size()))
        .toList());
  }
}
