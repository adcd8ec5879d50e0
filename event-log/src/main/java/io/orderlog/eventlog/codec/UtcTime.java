package io.orderlog.eventlog.codec;

import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a time as it is written, {@code "2026-03-01T10:15:30.125Z"}, and no number for one. */
final class UtcTime extends StdDeserializer<Instant> {

  UtcTime() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser parser, DeserializationContext context) {
    if (parser.hasToken(JsonToken.VALUE_STRING) && parser.getString().endsWith("Z")) {
      try {
        return Instant.parse(parser.getString());
      } catch (DateTimeException _) {
        // Told below, as everything else that is no time.
      }
    }
    return context.reportInputMismatch(Instant.class, "no time in UTC");
  }
}
