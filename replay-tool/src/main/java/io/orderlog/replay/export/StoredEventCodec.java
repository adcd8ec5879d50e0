package io.orderlog.replay.export;

import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.codec.UnreadableEventException;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes events without a look at what they mean. */
final class StoredEventCodec implements EventCodec<StoredEvent> {

  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  @Override
  public String typeOf(StoredEvent event) {
    return event.type();
  }

  @Override
  public byte[] encode(StoredEvent event) {
    return MAPPER.writeValueAsBytes(event.data());
  }

  @Override
  public StoredEvent decode(String type, byte[] data) {
    try {
      JsonNode read = MAPPER.readTree(data);
      return new StoredEvent(type, read);
    } catch (JacksonException noJson) {
      throw new UnreadableEventException(
          "its data is no JSON: " + noJson.getOriginalMessage(), noJson);
    }
  }

  /** None in particular: all that there are can be decoded. */
  @Override
  public Set<String> types() {
    return Set.of();
  }
}
