package io.orderlog.eventlog.codec;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as JSON objects, one record class per event type, written in the order of its components.
 * Missing, unknown and null fields and values of another kind are errors: an event that is read
 * with holes would be history with holes.
 */
public final class JsonEventCodec<E> implements EventCodec<E> {

  private static final JsonMapper MAPPER = JsonMapper.builder()
      .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
      .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
      .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
      .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
      .addModule(new SimpleModule().addDeserializer(Instant.class, new UtcTime()))
      .build();

  private final Map<Class<?>, String> types;
  private final Map<String, ObjectReader> readers;
  private final Upcasters upcasters;
  private final ObjectWriter writer = MAPPER.writer();

  /**
   * @param events a record class, or a sealed interface over all there are
   * @param classes the record class of each newest type
   * @param upcasters the way from every older type to a newest one
   * @throws IllegalArgumentException if a record class has no type
   */
  public JsonEventCodec(Class<E> events, Map<String, Class<? extends E>> classes,
      Upcasters upcasters) {
    this.types = classes.entrySet().stream().collect(Collectors.toUnmodifiableMap(
        Map.Entry::getValue, Map.Entry::getKey));
    requireTypes(events);
    this.readers = classes.entrySet().stream().collect(Collectors.toUnmodifiableMap(
        Map.Entry::getKey, entry -> MAPPER.readerFor(entry.getValue())));
    this.upcasters = upcasters;
  }

  private void requireTypes(Class<?> events) {
    if (events.isSealed()) {
      Stream.of(events.getPermittedSubclasses()).forEach(this::requireTypes);
    } else if (!types.containsKey(events)) {
      throw new IllegalArgumentException(
          "the event " + events.getSimpleName() + " has no type to be written with");
    }
  }

  @Override
  public String typeOf(E event) {
    return Objects.requireNonNull(types.get(event.getClass()));
  }

  @Override
  public byte[] encode(E event) {
    return writer.writeValueAsBytes(event);
  }

  @Override
  public E decode(String type, byte[] data) {
    try {
      E event = upcasters.isOld(type) ? decodeOld(type, data) : reader(type).readValue(data);
      if (event == null) {
        throw new UnreadableEventException("its data is null");
      }
      return event;
    } catch (JacksonException notTheShape) {
      throw new UnreadableEventException("its data is not what " + type
          + " promises: " + UnfitData.describe(notTheShape), notTheShape);
    }
  }

  @Override
  public Set<String> types() {
    return Stream.concat(readers.keySet().stream(), upcasters.oldTypes().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private E decodeOld(String type, byte[] data) {
    if (!(MAPPER.readTree(data) instanceof ObjectNode object)) {
      throw new UnreadableEventException("its data is no JSON object");
    }
    var upcast = upcasters.upcast(type, object);
    return reader(upcast.type()).readValue(upcast.data());
  }

  private ObjectReader reader(String type) {
    @Nullable
    ObjectReader reader = readers.get(type);
    if (reader == null) {
      throw new UnreadableEventException("its type " + type + " is unknown to this version");
    }
    return reader;
  }
}
