package io.orderlog.eventlog.kafka.parked;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.parked.ParkedCause;
import io.orderlog.eventlog.parked.ParkedCause.Standing;
import io.orderlog.eventlog.parked.UnreadableParkedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parked events as records: the key {@code <who>/<topic>/<partition>/<stream>/<version>}, the value
 * JSON, which later versions may add members to.
 */
final class ParkedRecords {

  private static final JsonMapper MAPPER = JsonMapper.builder()
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** The value. */
  private record Stored(String reason, String at, String standing, String type, String topicId,
      long offset) {}

  private ParkedRecords() {}

  /** With what all keys of this log begin. */
  static String prefix(String who, LogIdentity log) {
    return who + "/" + log.topic() + "/";
  }

  static String key(String who, LogIdentity log, ParkedCause parked) {
    return prefix(who, log) + parked.position().partition() + "/" + parked.streamId() + "/"
        + parked.version();
  }

  static byte[] value(LogIdentity log, ParkedCause parked) {
    return MAPPER.writeValueAsBytes(new Stored(parked.reason(), parked.at().toString(),
        parked.standing().name(), parked.type(), log.id(), parked.position().offset()));
  }

  /**
   * Empty if it is of another log of that name.
   *
   * @param key that begins with the prefix; a stream may have slashes in its id
   * @throws UnreadableParkedException if it is of no known form
   */
  static Optional<ParkedCause> parked(String who, LogIdentity log, String key, byte[] value) {
    try {
      Stored stored = MAPPER.readValue(value, Stored.class);
      if (!stored.topicId().equals(log.id())) {
        return Optional.empty();
      }
      String place = key.substring(prefix(who, log).length());
      int first = place.indexOf('/');
      int last = place.lastIndexOf('/');
      return Optional.of(new ParkedCause(place.substring(first + 1, last),
          Long.parseLong(place.substring(last + 1)), stored.type(),
          new LogPosition(Integer.parseInt(place.substring(0, first)), stored.offset()),
          Instant.parse(stored.at()), Standing.valueOf(stored.standing()), stored.reason()));
    } catch (JacksonException | NullPointerException | IllegalArgumentException
        | IndexOutOfBoundsException | DateTimeException unreadable) {
      throw new UnreadableParkedException("the record " + key + " in " + ParkedTopic.NAME
          + " is of a form that this version does not know; the one that wrote it can read it",
          unreadable);
    }
  }
}
