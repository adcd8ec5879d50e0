package io.orderlog.eventlog.codec;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records as JSON, for what is made again of the log when their shape changes. Strict: what is
 * missing, unknown, null or of another kind is an error. Thread-safe.
 */
public final class RecordJson<T> {

  /** A value of a sealed type says which of its records it is, also inside of another value. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = KIND)
  private interface Named {}

  private static final String KIND = "state";

  private final ObjectWriter writer;
  private final ObjectReader reader;

  /**
   * @param type a record, or a sealed interface of records with names of their own, whose
   *     components are never null; they may be of sealed interfaces, too
   * @throws IllegalArgumentException if the records of a sealed interface could not be told apart
   */
  public RecordJson(Class<T> type) {
    this(type, Map.of());
  }

  /**
   * The same, where some records are written otherwise than with all their components.
   *
   * @param annotated what has the annotations of Jackson for these records
   */
  public RecordJson(Class<T> type, Map<Class<?>, Class<?>> annotated) {
    JsonMapper.Builder builder = JsonMapper.builder()
        // What a record knows besides its components, as isFree(), is not part of it.
        .changeDefaultVisibility(all -> all.withIsGetterVisibility(Visibility.NONE))
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    annotated.forEach(builder::addMixIn);
    for (Class<?> each : SealedTypes.within(type)) {
      if (!annotated.containsKey(each)) {
        SealedTypes.requireNames(each, KIND);
        builder.addMixIn(each, Named.class);
        SealedTypes.records(each).forEach(builder::registerSubtypes);
      }
    }
    JsonMapper mapper = builder.build();
    this.writer = mapper.writerFor(type);
    this.reader = mapper.readerFor(type);
  }

  /** The value as the text of a JSON object. */
  public String write(T value) {
    return writer.writeValueAsString(value);
  }

  /**
   * The value that {@link #write} made the text of.
   *
   * @throws IllegalArgumentException if the text is not such a one
   */
  public T read(String text) {
    try {
      T value = reader.readValue(text);
      if (value == null) {
        throw new IllegalArgumentException("it is null");
      }
      return value;
    } catch (JacksonException notAValue) {
      throw new IllegalArgumentException(notAValue.getOriginalMessage(), notAValue);
    }
  }
}
