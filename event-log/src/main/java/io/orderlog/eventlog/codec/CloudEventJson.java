package io.orderlog.eventlog.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.Principal;
import io.orderlog.eventlog.event.RecordedEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/**
 * Events as CloudEvents 1.0 in their JSON format: the attributes that a record of the topic has as
 * headers, without {@code ce_}, and what is its value there as {@code data}. Thread-safe.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">
 *     JSON Event Format for CloudEvents 1.0.2</a>
 */
public record CloudEventJson<E>(AggregateLog<E> log) {

  /** What it is, as HTTP has it. */
  public static final String CONTENT_TYPE = "application/cloudevents+json";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** On one line. */
  public String text(RecordedEvent<E> event) {
    EventMetadata metadata = event.metadata();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("specversion", "1.0");
    members.put("id", event.streamId() + "/" + event.version());
    members.put("source", log.source());
    members.put("type", log.codec().typeOf(event.data()));
    members.put("subject", event.streamId());
    members.put("time", metadata.time().toString());
    members.put("datacontenttype", "application/json");
    members.put("sequence", String.valueOf(event.version()));
    members.put("commandid", metadata.commandId());
    members.put("commandhash", metadata.commandHash());
    members.put("correlationid", metadata.correlationId());
    putIfKnown(members, "traceparent", metadata.traceparent());
    putIfKnown(members, "causationid", metadata.causationId());
    Principal principal = metadata.principal();
    if (principal != null) {
      members.put("authtype", principal.type().text());
      putIfKnown(members, "authid", principal.id());
    }
    members.put("data", new RawValue(new String(log.codec().encode(event.data()), UTF_8)));
    return MAPPER.writeValueAsString(members);
  }

  private static void putIfKnown(
      Map<String, Object> members, String name, @Nullable String value) {
    if (value != null) {
      members.put(name, value);
    }
  }
}
