package io.orderlog.replay.export;

import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.codec.UnreadableEventException;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.MetadataRules;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.Principal;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.replay.ReplayedAggregate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lines of an export, each a CloudEvent in the JSON format of CloudEvents 1.0: the log's events,
 * with the extensions that their Kafka headers have, and at the end one that says how many they
 * were and the SHA-256 of their lines.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">
 *     JSON Event Format for CloudEvents 1.0.2</a>
 */
final class CloudEventLine {

  private static final String END = "orderlog.export.end.v1";
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
  private static final Set<String> ATTRIBUTES = Set.of("specversion", "id", "source", "type",
      "subject", "time", "datacontenttype", "sequence", "commandid", "commandhash",
      "correlationid", "traceparent", "causationid", "authtype", "authid", "data");

  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private final ReplayedAggregate<?, ?> aggregate;
  private final EventCodec<?> known;
  private final StoredEventCodec stored = new StoredEventCodec();

  CloudEventLine(ReplayedAggregate<?, ?> aggregate) {
    this.aggregate = aggregate;
    this.known = aggregate.log().codec();
  }

  /** What a line says. */
  sealed interface Content {

    /** One event of the log. */
    record Event(NewEvent<StoredEvent> event) implements Content {}

    /**
     * The last line.
     *
     * @param sha256 of all lines before it with their line ends, in hexadecimal
     */
    record End(long events, String sha256) implements Content {}
  }

  String of(RecordedEvent<StoredEvent> event) {
    EventMetadata metadata = event.metadata();
    ObjectNode line = envelope(event.streamId() + "/" + event.version(), event.type())
        .put("subject", event.streamId())
        .put("time", metadata.time().toString())
        .put("datacontenttype", "application/json")
        .put("sequence", String.valueOf(event.version()))
        .put("commandid", metadata.commandId())
        .put("commandhash", metadata.commandHash())
        .put("correlationid", metadata.correlationId());
    if (metadata.traceparent() != null) {
      line.put("traceparent", metadata.traceparent());
    }
    if (metadata.causationId() != null) {
      line.put("causationid", metadata.causationId());
    }
    if (metadata.principal() != null) {
      put(line, metadata.principal());
    }
    return MAPPER.writeValueAsString(line.set("data", event.data().data()));
  }

  private static void put(ObjectNode line, Principal principal) {
    line.put("authtype", principal.type().text());
    if (principal.id() != null) {
      line.put("authid", principal.id());
    }
  }

  String of(Content.End end) {
    ObjectNode line = envelope("end", END);
    line.putObject("data").put("events", end.events()).put("sha256", end.sha256());
    return MAPPER.writeValueAsString(line);
  }

  private ObjectNode envelope(String id, String type) {
    return MAPPER.createObjectNode()
        .put("specversion", "1.0").put("id", id).put("source", aggregate.log().source())
        .put("type", type);
  }

  /**
   * Reads a line.
   *
   * @throws BadExportException if it is neither kind; the message names the field
   */
  Content read(byte[] line) {
    ObjectNode object = object(line);
    requireText(object, "specversion", "1.0");
    requireText(object, "source", aggregate.log().source());
    return text(object, "type").equals(END) ? end(object) : new Content.Event(event(object));
  }

  private static ObjectNode object(byte[] line) {
    try {
      if (MAPPER.readTree(line) instanceof ObjectNode object) {
        return object;
      }
      throw new BadExportException("it is no JSON object");
    } catch (JacksonException noJson) {
      throw new BadExportException("it is no JSON, or has a field twice, at its character "
          + Math.max(1, noJson.getLocation().getColumnNr() - 1));
    }
  }

  private static Content.End end(ObjectNode line) {
    JsonNode data = line.path("data");
    if (!data.path("events").isIntegralNumber() || !data.path("sha256").isString()) {
      throw field("data", "has no events and sha256");
    }
    return new Content.End(data.path("events").asLong(), data.path("sha256").asString());
  }

  private NewEvent<StoredEvent> event(ObjectNode line) {
    line.propertyNames().stream().filter(name -> !ATTRIBUTES.contains(name)).findFirst()
        .ifPresent(name -> {
          throw field(name, "is not of an exported event");
        });
    String id = text(line, "subject");
    if (!aggregate.isCanonicalId(id)) {
      throw field("subject", "is \"" + id + "\", which is no " + aggregate.log().noun() + " id: "
          + aggregate.canonicalIdForm());
    }
    long version = version(line);
    requireText(line, "id", id + "/" + version);
    requireText(line, "datacontenttype", "application/json");
    requireRight(line);
    return new NewEvent<>(id, version, data(line), metadata(line));
  }

  private static EventMetadata metadata(ObjectNode line) {
    try {
      return new EventMetadata(time(line), text(line, "commandid"), text(line, "commandhash"),
          text(line, "correlationid"), textIfThere(line, "traceparent"),
          textIfThere(line, "causationid"),
          Principal.of(textIfThere(line, "authtype"), textIfThere(line, "authid")));
    } catch (IllegalArgumentException wrong) {
      throw new BadExportException("its field " + wrong.getMessage());
    }
  }

  /** Only what a command can have brought. */
  private static void requireRight(ObjectNode line) {
    String name = "must have 1 to " + MetadataRules.MAX_NAME_LENGTH + " printable ASCII characters";
    require(MetadataRules.isName(text(line, "commandid")), "commandid", name);
    require(MetadataRules.isName(text(line, "correlationid")), "correlationid", name);
    require(MetadataRules.isCommandHash(text(line, "commandhash")), "commandhash", "must have "
        + MetadataRules.HASH_LENGTH + " characters of a Base64 for URLs: A-Z, a-z, 0-9, - and _");
    require(!line.has("traceparent") || MetadataRules.isTraceparent(text(line, "traceparent")),
        "traceparent", "must be a W3C trace context, in lower case");
  }

  /** As it is, when this version of the system could read it. */
  private StoredEvent data(ObjectNode line) {
    String type = text(line, "type");
    if (!known.types().contains(type)) {
      throw field("type", "is " + type + ", which is unknown to this version");
    }
    StoredEvent event = new StoredEvent(type, line.path("data"));
    try {
      known.decode(type, stored.encode(event));
      return event;
    } catch (UnreadableEventException wrong) {
      throw field("data", "cannot be read: " + wrong.getMessage());
    }
  }

  private static long version(ObjectNode line) {
    String text = text(line, "sequence");
    if (!text.matches("[1-9]\\d{0,17}")) {
      throw field("sequence", "is \"" + text + "\", which is no version");
    }
    return Long.parseLong(text);
  }

  private static Instant time(ObjectNode line) {
    String text = text(line, "time");
    try {
      Instant time = Instant.parse(text);
      require(time.equals(time.truncatedTo(ChronoUnit.MILLIS)), "time",
          "must have at most 3 decimal places of a second");
      if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
        throw field("time", "is \"" + text + "\", which is beyond the years 0001 to 9999");
      }
      return time;
    } catch (DateTimeException notOne) {
      throw field("time", "is \"" + text + "\", which is no time");
    }
  }

  private static void requireText(ObjectNode line, String name, String expected) {
    String text = text(line, name);
    if (!text.equals(expected)) {
      throw field(name, "is \"" + text + "\", and should be \"" + expected + "\"");
    }
  }

  private static void require(boolean right, String name, String allowed) {
    if (!right) {
      throw field(name, allowed);
    }
  }

  private static String text(ObjectNode line, String name) {
    String text = line.path(name).asString("");
    if (!line.path(name).isString() || text.isEmpty()) {
      throw field(name, "is missing or no text");
    }
    return text;
  }

  private static @Nullable String textIfThere(ObjectNode line, String name) {
    return line.has(name) ? text(line, name) : null;
  }

  private static BadExportException field(String name, String wrong) {
    return new BadExportException("its field " + name + " " + wrong);
  }
}
