package io.orderlog.commandline;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What scripts read. */
public final class JsonOutput {

  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(SerializationFeature.INDENT_OUTPUT)
      .build();

  private JsonOutput() {}

  public static String of(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** The same in one line. */
  public static String line(Object value) {
    return MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
  }
}
