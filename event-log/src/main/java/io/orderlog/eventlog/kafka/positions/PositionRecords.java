package io.orderlog.eventlog.kafka.positions;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.positions.Position;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Positions as records: the key {@code <who>/<topic>/<partition>}, the value JSON, which later
 * versions may add members to.
 */
final class PositionRecords {

  private static final Logger LOG = LoggerFactory.getLogger(PositionRecords.class);
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** The value. */
  private record Stored(String topicId, long offset, String stream, long version) {}

  private PositionRecords() {}

  static byte[] value(LogIdentity log, Position position) {
    return MAPPER.writeValueAsBytes(new Stored(
        log.id(), position.offset(), position.streamId(), position.version()));
  }

  static String key(String who, LogIdentity log, int partition) {
    return who + "/" + log.topic() + "/" + partition;
  }

  /** Empty if it is of another log of that name, or cannot be read: all is done again then. */
  static Optional<Position> position(byte[] value, LogIdentity log) {
    try {
      Stored stored = MAPPER.readValue(value, Stored.class);
      return stored.topicId().equals(log.id())
          ? Optional.of(new Position(stored.offset(), stored.stream(), stored.version()))
          : Optional.empty();
    } catch (JacksonException | NullPointerException unreadable) {
      LOG.warn("a position in {} is of no use: {}", log.topic(), unreadable.getMessage());
      return Optional.empty();
    }
  }
}
