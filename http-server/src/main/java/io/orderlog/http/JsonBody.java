package io.orderlog.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a request's body as one JSON object, strictly. */
public final class JsonBody {

  private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(16)
          .maxNumberLength(64)
          .maxNameLength(100)
          .maxDocumentLength(HttpServer.MAX_BODY_BYTES)
          .build())
      .build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private JsonBody() {}

  /**
   * The body as an object without duplicate fields.
   *
   * @throws ProblemException 415 if it is not announced as JSON, 413 if it is too large, 400 if it
   *     is not UTF-8, not JSON or not an object
   */
  public static ObjectNode read(Context context) {
    requireJson(context.contentType());
    String text = decode(readBytes(context));
    try {
      JsonNode body = MAPPER.readTree(text);
      if (body instanceof ObjectNode object) {
        return object;
      }
      throw notJson("The body must be a JSON object");
    } catch (JacksonException broken) {
      throw notJson("The body is not valid JSON: " + broken.getOriginalMessage()
          + ", at line " + broken.getLocation().getLineNr()
          + " column " + broken.getLocation().getColumnNr());
    }
  }

  private static void requireJson(@Nullable String contentType) {
    String mediaType = contentType == null
        ? ""
        : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!mediaType.equals("application/json")) {
      throw new ProblemException(Problem.of(415, "unsupported-media-type",
          "The body's media type is not supported", "Send Content-Type: application/json"));
    }
  }

  private static byte[] readBytes(Context context) {
    try (InputStream body = context.req().getInputStream()) {
      byte[] bytes = body.readNBytes(HttpServer.MAX_BODY_BYTES + 1);
      if (bytes.length > HttpServer.MAX_BODY_BYTES) {
        throw new ProblemException(StatusProblems.of(413, context.path()));
      }
      return bytes;
    } catch (IOException broken) {
      throw notJson("The body could not be read to its end");
    }
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw notJson("The body is not valid UTF-8");
    }
  }

  private static ProblemException notJson(String detail) {
    return new ProblemException(
        Problem.of(400, "invalid-json", "The body is not what it should be", detail));
  }
}
