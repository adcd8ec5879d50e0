package io.orderlog.faults.shop.outside;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody outside was told by webhooks.
 *
 * @param isRegistered whether he is to be told of every event
 * @param taken what he took, in the order in which it came
 */
public record Subscriber(boolean isRegistered, List<Taken> taken) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Nobody is to be told of anything. */
  public static final Subscriber NOBODY = new Subscriber(false, List.of());

  public Subscriber {
    taken = List.copyOf(taken);
  }

  /**
   * An event that he was told of.
   *
   * @param log as in {@code orders}
   */
  public record Taken(String log, String stream, long version, String type, JsonNode data) {

    /** Reads the body of a webhook, a CloudEvent. */
    public static Taken parse(String body) {
      JsonNode event = JSON.readTree(body);
      String source = event.required("source").asString();
      return new Taken(source.substring(source.lastIndexOf(':') + 1),
          event.required("subject").asString(),
          Long.parseLong(event.required("sequence").asString()),
          event.required("type").asString(), event.required("data"));
    }

    /** As in {@code orders/4711}. */
    public String streamName() {
      return log + "/" + stream;
    }
  }
}
