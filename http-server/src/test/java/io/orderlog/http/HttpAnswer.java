package io.orderlog.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back over the wire.
 *
 * @param headers by name, whatever its case
 */
public record HttpAnswer(int status, Map<String, List<String>> headers, String body) {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  public HttpAnswer {
    var anyCase = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = anyCase;
  }

  /** The header's only value; empty if it is not there. */
  public String header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw new AssertionError(name + " is there more than once: " + values);
    }
    return values.isEmpty() ? "" : values.getFirst();
  }

  public JsonNode json() {
    return MAPPER.readTree(body);
  }
}
