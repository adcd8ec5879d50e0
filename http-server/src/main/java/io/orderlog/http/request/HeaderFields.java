package io.orderlog.http.request;

import io.javalin.http.Context;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headers of a request, the only way to them. Not there, there and wrong, and there are three
 * things; the lines of a header that is a list are one list (RFC 9110, section 5.3), and those of
 * one that is not are a mistake.
 */
public final class HeaderFields {

  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]+");

  /** Possessive, or a long one would need as deep a stack. */
  private static final Pattern ELEMENT =
      Pattern.compile("((?:[^\",]++|" + MediaType.QUOTED + ")*+)(?=,|\\z)");

  private HeaderFields() {}

  /** The lines with this name, as they came. */
  public static List<String> lines(Context context, String name) {
    return Collections.list(context.req().getHeaders(name));
  }

  /** Whether there is such a line. */
  public static boolean has(Context context, String name) {
    return context.req().getHeader(name) != null;
  }

  /**
   * The value of a header that is no list.
   *
   * @throws ProblemException 400 if it is there twice
   */
  public static Optional<String> single(Context context, String name) {
    List<String> lines = lines(context, name);
    if (lines.size() > 1) {
      throw invalid(name, "must not be there twice");
    }
    return lines.stream().findFirst();
  }

  /**
   * The value of a header that names something.
   *
   * @throws ProblemException 400 if it is there twice, or is not 1 to {@code maxLength} printable
   *     ASCII characters
   */
  public static Optional<String> name(Context context, String name, int maxLength) {
    Optional<String> value = single(context, name);
    if (value.isPresent() && (value.get().length() > maxLength
        || !PRINTABLE.matcher(value.get()).matches())) {
      throw invalid(name, "must have 1 to " + maxLength + " printable ASCII characters");
    }
    return value;
  }

  /**
   * The elements of a list, of all lines; none if the header is not there. A comma in a quoted
   * string parts nothing.
   *
   * @throws ProblemException 400 if a quoted string does not end
   */
  public static List<String> list(Context context, String name) {
    List<String> elements = new ArrayList<>();
    for (String line : lines(context, name)) {
      Matcher element = ELEMENT.matcher(line);
      int at = 0;
      while (at <= line.length() && element.region(at, line.length()).lookingAt()) {
        elements.add(element.group(1).strip());
        at = element.end() + 1;
      }
      if (at <= line.length()) {
        throw invalid(name, "must be a list with commas between");
      }
    }
    return elements.stream().filter(element -> !element.isEmpty()).toList();
  }

  /** The answer to a header that is wrong. */
  public static ProblemException invalid(String name, String message) {
    return new ProblemException(Problem.invalidRequest(name, message));
  }
}
