package io.orderlog.http.request;

import io.javalin.http.Context;
import io.orderlog.http.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code If-Match} and {@code If-None-Match} name: all that there is, or entity tags in all
 * lines of the header. The server's own parser of lists takes a backslash in a tag for an escape.
 *
 * @param any whether it is {@code *}, which names whatever there is
 * @param tags as they came, with quotes and the {@code W/} of weak ones
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-preconditions">RFC 9110, 13.1</a>
 */
public record EntityTags(boolean any, List<String> tags) {

  private static final String TAG = "(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"";
  private static final Pattern ELEMENT = Pattern.compile("[ \\t]*(" + TAG + ")?[ \\t]*(?:,|\\z)");

  public EntityTags {
    tags = List.copyOf(tags);
  }

  /**
   * What the header names; empty if the header is absent.
   *
   * @throws ProblemException 400 if it is malformed or names nothing
   */
  public static Optional<EntityTags> read(Context context, String header) {
    List<String> lines = HeaderFields.lines(context, header);
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(parse(String.join(",", lines)).orElseThrow(() -> HeaderFields.invalid(header,
            "must be * or entity tags in double quotes, as an ETag gave them")));
  }

  /** Nothing if the text is neither {@code *} nor at least one tag. */
  static Optional<EntityTags> parse(String text) {
    if (text.strip().equals("*")) {
      return Optional.of(new EntityTags(true, List.of()));
    }
    List<String> tags = new ArrayList<>();
    Matcher element = ELEMENT.matcher(text);
    int at = 0;
    while (at < text.length() && element.region(at, text.length()).lookingAt()) {
      if (element.group(1) != null) {
        tags.add(element.group(1));
      }
      at = element.end();
    }
    return at < text.length() || tags.isEmpty()
        ? Optional.empty()
        : Optional.of(new EntityTags(false, tags));
  }

  /**
   * Whether it names this tag or that of its compressed representation, as {@code If-Match}
   * compares: a weak tag names nothing.
   */
  boolean namesStrongly(EntityTag tag) {
    return any || names(tag).stream().anyMatch(tags::contains);
  }

  /** The same, weak or strong, as {@code If-None-Match} compares. */
  public boolean namesWeakly(EntityTag tag) {
    List<String> names = names(tag);
    return any || tags.stream().map(each -> each.startsWith("W/") ? each.substring(2) : each)
        .anyMatch(names::contains);
  }

  private static List<String> names(EntityTag tag) {
    return List.of(tag.toString(), tag.compressed().toString());
  }
}
