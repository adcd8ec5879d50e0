package io.orderlog.http.request;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A media type or a range of them, as {@code Content-Type} and {@code Accept} name it.
 *
 * @param name in lower case, as in {@code application/json}
 * @param parameters by name in lower case, without quotes
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-media-type">RFC 9110, 8.3.1</a>
 */
public record MediaType(String name, Map<String, String> parameters) {

  private static final String TOKEN = "[\\w!#$%&'*+.^`|~-]+";
  static final String QUOTED = "\"(?:[^\"\\\\]++|\\\\.)*+\"";
  private static final Pattern NAME = Pattern.compile(TOKEN + "/" + TOKEN);
  private static final Pattern PARAMETER = Pattern.compile(
      "[ \\t]*;[ \\t]*(?:(" + TOKEN + ")=(" + TOKEN + "|" + QUOTED + "))?");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

  public MediaType {
    parameters = Map.copyOf(parameters);
  }

  /** Nothing if the text is none, or has a parameter twice. */
  public static Optional<MediaType> parse(String text) {
    String stripped = text.strip();
    Matcher name = NAME.matcher(stripped);
    if (!name.lookingAt()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    Matcher parameter = PARAMETER.matcher(stripped);
    int at = name.end();
    while (at < stripped.length() && parameter.region(at, stripped.length()).lookingAt()) {
      if (parameter.group(1) != null && parameters.put(
          parameter.group(1).toLowerCase(Locale.ROOT), unquoted(parameter.group(2))) != null) {
        return Optional.empty();
      }
      at = parameter.end();
    }
    return at < stripped.length()
        ? Optional.empty()
        : Optional.of(new MediaType(name.group().toLowerCase(Locale.ROOT), parameters));
  }

  private static String unquoted(String value) {
    return value.startsWith("\"")
        ? ESCAPE.matcher(value.substring(1, value.length() - 1)).replaceAll("$1")
        : value;
  }
}
