package io.orderlog.query.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.Principal;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.http.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.RawValue;

/**
 * An event as clients of the stream see it: as in its aggregate's history, with the aggregate's id;
 * and with its cause and its principal, if they are known.
 *
 * @param idName the member that the id is in, such as {@code orderId}
 */
record EventDocument<E>(String idName, EventCodec<E> codec) {

  /** Of the events of this log. */
  static <E> EventDocument<E> of(StreamedLog<E> log) {
    return new EventDocument<>(log.idName(), log.log().codec());
  }

  /** On one line. */
  String json(RecordedEvent<E> event) {
    EventMetadata metadata = event.metadata();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(idName, event.streamId());
    members.put("version", event.version());
    members.put("type", codec.typeOf(event.data()));
    members.put("time", metadata.time());
    members.put("data", new RawValue(new String(codec.encode(event.data()), UTF_8)));
    members.put("commandId", metadata.commandId());
    members.put("correlationId", metadata.correlationId());
    putIfKnown(members, "causationId", metadata.causationId());
    Principal principal = metadata.principal();
    if (principal != null) {
      members.put("authType", principal.type().text());
      putIfKnown(members, "authId", principal.id());
    }
    members.put("position", event.position().toString());
    return Json.text(members);
  }

  private static void putIfKnown(
      Map<String, Object> members, String name, @Nullable String value) {
    if (value != null) {
      members.put(name, value);
    }
  }
}
