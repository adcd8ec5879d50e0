package io.orderlog.http;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The version of a resource as HTTP names it.
 *
 * @param opaque what stands between the quotes
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-etag">RFC 9110, ETag</a>
 */
public record EntityTag(String opaque) {

  public static EntityTag ofVersion(long version) {
    return new EntityTag(String.valueOf(version));
  }

  /** Whether an {@code If-None-Match} header names it; compares weakly, as that header does. */
  public boolean isNamedBy(@Nullable String ifNoneMatch) {
    return ifNoneMatch != null && Arrays.stream(ifNoneMatch.split(",", -1))
        .map(String::strip)
        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
        .anyMatch(tag -> tag.equals("*") || tag.equals(toString()));
  }

  /** As it is sent. */
  @Override
  public String toString() {
    return '"' + opaque + '"';
  }
}
