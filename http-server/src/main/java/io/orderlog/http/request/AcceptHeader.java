package io.orderlog.http.request;

import io.javalin.http.Context;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import java.util.List;
import java.util.regex.Pattern;

/** What a client is willing to take, as far as it matters where there is one representation. */
public final class AcceptHeader {

  private static final String HEADER = "Accept";

  /** Also without the 0 before the point, as HttpURLConnection of older JDKs sends it. */
  private static final Pattern WEIGHT = Pattern.compile("(?=.)0?(\\.\\d{0,3})?|1(\\.0{0,3})?");
  private static final Pattern REFUSAL = Pattern.compile("0?(\\.0{0,3})?");

  private AcceptHeader() {}

  /**
   * Checks that the client takes JSON.
   *
   * @throws ProblemException 406 if it does not, 400 if what it takes cannot be understood
   */
  public static void requireJson(Context context) {
    require(context, "application/json");
  }

  /**
   * Checks that the client takes this media type.
   *
   * @throws ProblemException 406 if it does not, 400 if what it takes cannot be understood
   */
  public static void require(Context context, String mediaType) {
    require(HeaderFields.list(context, HEADER), mediaType);
  }

  /**
   * The same for a list of ranges.
   *
   * @param accept none means anything
   */
  private static void require(List<String> accept, String mediaType) {
    List<MediaType> ranges = accept.stream().map(AcceptHeader::range).toList();
    if (ranges.isEmpty()) {
      return;
    }
    for (String covering : fromSpecificToGeneral(mediaType)) {
      List<MediaType> named =
          ranges.stream().filter(range -> range.name().equals(covering)).toList();
      if (!named.isEmpty()) {
        if (named.stream().allMatch(AcceptHeader::isRefused)) {
          throw notAcceptable(mediaType);
        }
        return;
      }
    }
    throw notAcceptable(mediaType);
  }

  private static MediaType range(String element) {
    // A lone star is no range, but HttpURLConnection of older JDKs sends it as one.
    return MediaType.parse(element.startsWith("*") && !element.startsWith("*/")
        ? "*/" + element
        : element)
        .filter(range -> WEIGHT.matcher(weight(range)).matches())
        .orElseThrow(() -> HeaderFields.invalid(HEADER,
            "must list media ranges, as in application/json or */*;q=0.5"));
  }

  /** The ranges that cover a type; the most specific one decides. */
  private static List<String> fromSpecificToGeneral(String mediaType) {
    return List.of(mediaType, mediaType.substring(0, mediaType.indexOf('/')) + "/*", "*/*");
  }

  private static boolean isRefused(MediaType range) {
    return REFUSAL.matcher(weight(range)).matches();
  }

  private static String weight(MediaType range) {
    return range.parameters().getOrDefault("q", "1");
  }

  private static ProblemException notAcceptable(String mediaType) {
    return new ProblemException(Problem.of(406, "not-acceptable",
        "No acceptable representation", "This address answers with " + mediaType + " only"));
  }
}
