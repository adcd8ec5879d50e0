package io.orderlog.command.webhook;

import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a webhook is about. Members that nobody here needs are not looked at, because a sender may
 * tell more one day.
 */
public final class WebhookBody {

  private static final int LONGEST_TEXT = 255;

  private final ObjectNode data;

  private WebhookBody(ObjectNode data) {
    this.data = data;
  }

  /** What has happened; 400 if it does not say. */
  public static String type(ObjectNode body) {
    return text(body, "type", "type");
  }

  /** The member {@code data}; 400 if there is none. */
  public static WebhookBody data(ObjectNode body) {
    if (body.get("data") instanceof ObjectNode data) {
      return new WebhookBody(data);
    }
    throw wrong("data", "must be an object");
  }

  /** A text of 1 to 255 characters; 400 if there is none. */
  public String text(String name) {
    return text(data, name, path(name));
  }

  /** The same if it is there at all. */
  public Optional<String> optional(String name) {
    return data.has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  /** A whole number in these bounds; 400 if there is none. */
  public long number(String name, long least, long most) {
    JsonNode number = data.get(name);
    if (number == null || !number.isIntegralNumber() || !number.canConvertToLong()
        || number.longValue() < least || number.longValue() > most) {
      throw wrong(path(name), "must be a whole number from " + least + " to " + most);
    }
    return number.longValue();
  }

  /** That a member is not what is allowed. */
  public static ProblemException wrongData(String name, String allowed) {
    return wrong(path(name), allowed);
  }

  private static String path(String name) {
    return "data." + name;
  }

  private static String text(ObjectNode object, String name, String path) {
    JsonNode value = object.get(name);
    if (value == null || !value.isString() || value.stringValue().isEmpty()
        || value.stringValue().length() > LONGEST_TEXT) {
      throw wrong(path, "must be a text of 1 to " + LONGEST_TEXT + " characters");
    }
    return value.stringValue();
  }

  private static ProblemException wrong(String field, String allowed) {
    return new ProblemException(Problem.invalidRequest(field, allowed));
  }
}
