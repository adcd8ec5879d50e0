package io.orderlog.http.request;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a resource as HTTP names it.
 *
 * @param opaque the text between the quotes
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-etag">RFC 9110, ETag</a>
 */
public record EntityTag(String opaque) {

  private static final String COMPRESSED = "--gzip";
  private static final Pattern VERSION =
      Pattern.compile("\"(\\d{1,18})(?:" + COMPRESSED + ")?\"");

  public static EntityTag ofVersion(long version) {
    return new EntityTag(String.valueOf(version));
  }

  /** Reads what {@link #toString} writes. */
  public static EntityTag ofText(String quoted) {
    return new EntityTag(quoted.substring(1, quoted.length() - 1));
  }

  /** The version that a strong tag names, of any representation; empty if it names none. */
  public static Optional<Long> versionOf(String tag) {
    Matcher version = VERSION.matcher(tag);
    return version.matches() ? Optional.of(Long.valueOf(version.group(1))) : Optional.empty();
  }

  /** The tag of the same version in its compressed representation, as in {@code "7--gzip"}. */
  public EntityTag compressed() {
    return new EntityTag(opaque + COMPRESSED);
  }

  /** As it is sent. */
  @Override
  public String toString() {
    return '"' + opaque + '"';
  }
}
