package io.orderlog.command.memory.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * States as JSON, for an aggregate of which nobody has measured that it needs less room or time.
 * Strict: what is missing, unknown, null or of another kind is malformed, so that a state is built
 * anew rather than read with holes.
 */
public final class JsonStateCodec<S> implements StateCodec<S> {

  /** A state of a sealed type says which of its records it is, also inside of another state. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "state")
  private interface Named {}

  private final int version;
  private final ObjectWriter writer;
  private final ObjectReader reader;

  /**
   * @param version another one whenever the records change, from 1
   * @param type a record, or a sealed interface of records with names of their own, whose
   *     components are never null
   */
  public JsonStateCodec(int version, Class<S> type) {
    this.version = version;
    JsonMapper.Builder builder = JsonMapper.builder()
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    if (type.isSealed()) {
      builder.addMixIn(type, Named.class);
      records(type).forEach(builder::registerSubtypes);
    }
    JsonMapper mapper = builder.build();
    this.writer = mapper.writerFor(type);
    this.reader = mapper.readerFor(type);
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public void write(S state, ByteWriter out) {
    out.text(writer.writeValueAsString(state));
  }

  @Override
  public S read(ByteReader in) {
    try {
      S state = reader.readValue(in.text());
      if (state == null) {
        throw new MalformedBytesException("a state is null");
      }
      return state;
    } catch (JacksonException notAState) {
      throw new MalformedBytesException("not a state: " + notAState.getOriginalMessage());
    }
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(JsonStateCodec::records)
        : Stream.of(type);
  }
}
