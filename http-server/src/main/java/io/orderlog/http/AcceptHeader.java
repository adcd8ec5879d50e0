package io.orderlog.http;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a client is willing to take, as far as it matters where there is one representation. */
public final class AcceptHeader {

  private static final Pattern REFUSED = Pattern.compile(".*;\\s*q=0(\\.0{0,3})?\\s*(;.*)?");

  private AcceptHeader() {}

  /**
   * Checks that the client takes JSON.
   *
   * @throws ProblemException 406 if it does not
   */
  public static void requireJson(Context context) {
    require(context, "application/json");
  }

  /**
   * Checks that the client takes this media type.
   *
   * @throws ProblemException 406 if it does not
   */
  public static void require(Context context, String mediaType) {
    // Several lines of the same header are one list (RFC 9110, section 5.3).
    require(String.join(",", Collections.list(context.req().getHeaders("Accept"))), mediaType);
  }

  /**
   * The same for what the header says.
   *
   * @param accept blank means anything
   */
  static void require(String accept, String mediaType) {
    if (accept.isBlank()) {
      return;
    }
    String[] ranges = accept.toLowerCase(Locale.ROOT).split(",", -1);
    for (String covering : fromSpecificToGeneral(mediaType)) {
      for (String range : ranges) {
        if (range.split(";", 2)[0].strip().equals(covering)) {
          requireNotRefused(range, mediaType);
          return;
        }
      }
    }
    throw notAcceptable(mediaType);
  }

  /** The ranges that cover a type; the most specific that a client names tells what it wants. */
  private static List<String> fromSpecificToGeneral(String mediaType) {
    return List.of(mediaType, mediaType.substring(0, mediaType.indexOf('/')) + "/*", "*/*");
  }

  private static void requireNotRefused(String range, String mediaType) {
    if (REFUSED.matcher(range).matches()) {
      throw notAcceptable(mediaType);
    }
  }

  private static ProblemException notAcceptable(String mediaType) {
    return new ProblemException(Problem.of(406, "not-acceptable",
        "No acceptable representation", "This address answers with " + mediaType + " only"));
  }
}
