package io.orderlog.command.courier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A command that follows from an event, on its way to another process: the event itself, and which
 * of its consequences is meant. The other process finds out by itself what that is.
 *
 * @param data of the event
 * @param index of the consequence
 */
record ConsequenceMessage(String log, String stream, long version, String type, JsonNode data,
    int index, @Nullable String traceparent) {

  private static final JsonMapper MAPPER = JsonMapper.builder()
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  static ConsequenceMessage of(Consequence consequence) {
    Cause cause = consequence.cause();
    return new ConsequenceMessage(cause.log(), cause.streamId(), cause.version(), cause.type(),
        MAPPER.readTree(cause.data().get()), consequence.index(), cause.traceparent());
  }

  /** @throws tools.jackson.core.JacksonException if it is none */
  static ConsequenceMessage parse(String body) {
    return MAPPER.readValue(body, ConsequenceMessage.class);
  }

  String toJson() {
    return MAPPER.writeValueAsString(this);
  }

  byte[] eventData() {
    return MAPPER.writeValueAsBytes(data);
  }
}
