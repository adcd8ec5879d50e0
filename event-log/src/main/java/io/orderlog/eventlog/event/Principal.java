package io.orderlog.eventlog.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for what an event records: the authcontext extension of CloudEvents. It informs and
 * proves nothing; it never holds what somebody could log in with.
 *
 * @param id unique among the principals of its type, at most {@link EventMetadata#MAX_NAME_LENGTH}
 *     characters; none if there is nobody to name
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/authcontext.md">
 *     Auth Context</a>
 */
public record Principal(Type type, @Nullable String id) {

  /** The kinds that the extension knows. */
  public enum Type {
    /** An end user of an application. */
    APP_USER,
    /** Somebody with an account in the infrastructure. */
    USER,
    /** A service with an account. */
    SERVICE_ACCOUNT,
    /** The holder of a key. */
    API_KEY,
    /** The system itself. */
    SYSTEM,
    /** Somebody who did not say who it is. */
    UNAUTHENTICATED,
    /** Somebody of unknown kind. */
    UNKNOWN;

    /** As the attribute {@code authtype} has it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Type of(String text) {
      return Arrays.stream(values()).filter(type -> type.text().equals(text)).findFirst()
          .orElseThrow(() -> new IllegalArgumentException(
              "authtype is none of " + Arrays.stream(values()).map(Type::text)
                  .collect(Collectors.joining(", "))));
    }
  }

  /** @throws IllegalArgumentException if the id cannot be one; names the CloudEvents attribute */
  public Principal {
    if (id != null) {
      EventMetadata.requireName("authid", id);
    }
  }

  /**
   * The principal as the attributes tell it; null if neither is there.
   *
   * @throws IllegalArgumentException if they tell none; names the attribute
   */
  public static @Nullable Principal of(@Nullable String authType, @Nullable String authId) {
    if (authType != null) {
      return new Principal(Type.of(authType), authId);
    }
    if (authId != null) {
      throw new IllegalArgumentException("authid is there without authtype");
    }
    return null;
  }
}
