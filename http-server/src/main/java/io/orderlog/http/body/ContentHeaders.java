package io.orderlog.http.body;

import io.javalin.http.Context;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.request.HeaderFields;
import io.orderlog.http.request.MediaType;
import java.util.List;

/** What the headers say about the body that comes with them: it has to be plain JSON. */
final class ContentHeaders {

  private static final String CONTENT_ENCODING = "Content-Encoding";
  private static final String UTF_8 = "utf-8";
  private static final String IDENTITY = "identity";

  private ContentHeaders() {}

  /**
   * Checks them.
   *
   * @throws ProblemException 415 if the body is announced as anything but JSON in UTF-8, or as
   *     compressed; 400 if it is announced twice
   */
  static void requireJson(Context context) {
    boolean json = HeaderFields.single(context, "Content-Type").flatMap(MediaType::parse)
        .filter(type -> type.name().equals("application/json"))
        .filter(type -> type.parameters().getOrDefault("charset", UTF_8).equalsIgnoreCase(UTF_8))
        .isPresent();
    if (!json) {
      throw unsupported("The body's media type is not supported",
          "Send Content-Type: application/json; the body is UTF-8");
    }
    if (!HeaderFields.list(context, "Transfer-Encoding").stream()
        .allMatch("chunked"::equalsIgnoreCase)) {
      throw unsupported("The body's transfer coding is not supported",
          "Send the body with a Content-Length, or chunked and nothing else");
    }
    if (!isPlain(context)) {
      context.header("Accept-Encoding", IDENTITY);
      throw unsupported("The body's coding is not supported",
          "Send the body as it is, without Content-Encoding");
    }
  }

  /** Whoever sends the header with nothing in it may have lost the name of a coding. */
  private static boolean isPlain(Context context) {
    List<String> codings = HeaderFields.list(context, CONTENT_ENCODING);
    return codings.isEmpty()
        ? !HeaderFields.has(context, CONTENT_ENCODING)
        : codings.stream().allMatch(IDENTITY::equalsIgnoreCase);
  }

  private static ProblemException unsupported(String title, String detail) {
    return new ProblemException(Problem.of(415, "unsupported-media-type", title, detail));
  }
}
