package io.orderlog.http.body;

import io.javalin.http.Context;
import io.orderlog.http.HttpServer;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.problem.StatusProblems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a request's body as one JSON object, strictly. */
public final class JsonBody {

  private static final int MAX_NESTING = 16;
  private static final int MAX_DIGITS = 64;
  private static final int MAX_NAME_LENGTH = 100;

  private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(MAX_NESTING)
          .maxNumberLength(MAX_DIGITS)
          .maxNameLength(MAX_NAME_LENGTH)
          .maxDocumentLength(HttpServer.MAX_BODY_BYTES)
          .build())
      .build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private JsonBody() {}

  /**
   * The body as an object without duplicate fields.
   *
   * @throws ProblemException 415 if it is not announced as plain JSON, 413 if it is too large, 400
   *     if it is not UTF-8, not JSON or not an object
   */
  public static ObjectNode read(Context context) {
    return parse(text(context));
  }

  /**
   * The body as it came, for somebody who hands it on as well.
   *
   * @throws ProblemException 415 if it is not announced as plain JSON, 413 if it is too large, 400
   *     if it is not UTF-8
   */
  public static String text(Context context) {
    ContentHeaders.requireJson(context);
    return decode(readBytes(context));
  }

  /**
   * A body as an object without duplicate fields.
   *
   * @throws ProblemException 400 if it is not JSON or not an object
   */
  public static ObjectNode parse(String text) {
    if (!(tree(text) instanceof ObjectNode object)) {
      throw notJson("The body must be a JSON object");
    }
    if (text.contains("\\u")) {
      requireWholeCharacters(object);
    }
    return object;
  }

  /** Tells mistakes in words of our own: the parser's name its classes and options. */
  private static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (StreamConstraintsException tooMuch) {
      throw notJson("The body nests deeper than " + MAX_NESTING + " levels, has a number of more"
          + " than " + MAX_DIGITS + " digits, or a field name of more than " + MAX_NAME_LENGTH
          + " characters");
    } catch (MismatchedInputException more) {
      throw notJson("Something follows the JSON object" + place(more));
    } catch (JacksonException broken) {
      String message = String.valueOf(broken.getOriginalMessage());
      throw notJson(message.startsWith("Duplicate")
          ? "A field is there twice: " + message + place(broken)
          : "The body is not valid JSON" + place(broken));
    }
  }

  private static String place(JacksonException mistake) {
    @Nullable
    TokenStreamLocation location = mistake.getLocation();
    return location == null
        ? ""
        : ", at line " + location.getLineNr() + " column " + location.getColumnNr();
  }

  /** Half a surrogate pair can be escaped in JSON, but it is no character, and no UTF-8 either. */
  private static void requireWholeCharacters(JsonNode node) {
    if (node.isString()) {
      requireWholeCharacters(node.stringValue());
    }
    node.propertyNames().forEach(JsonBody::requireWholeCharacters);
    node.forEach(JsonBody::requireWholeCharacters);
  }

  private static void requireWholeCharacters(String text) {
    if (text.codePoints().anyMatch(one -> Character.getType(one) == Character.SURROGATE)) {
      throw notJson("A text in the body has an escape for half a character");
    }
  }

  private static byte[] readBytes(Context context) {
    long announced = context.req().getContentLengthLong();
    if (announced > HttpServer.MAX_BODY_BYTES) {
      throw tooLarge(context);
    }
    try {
      InputStream body = context.req().getInputStream();
      // A stream of unknown length is read into far larger buffers than one of a known length.
      byte[] bytes =
          body.readNBytes(announced < 0 ? HttpServer.MAX_BODY_BYTES + 1 : (int) announced);
      if (bytes.length > HttpServer.MAX_BODY_BYTES) {
        UnreadBody.discardIfAskedFor(context);
        throw tooLarge(context);
      }
      return bytes;
    } catch (IOException broken) {
      throw notJson("The body could not be read to its end");
    }
  }

  private static ProblemException tooLarge(Context context) {
    return new ProblemException(StatusProblems.of(413, context.path()));
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
