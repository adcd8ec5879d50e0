package io.orderlog.command;

import java.util.Set;

/** The versions of an aggregate at which a client wants its command handled. */
public sealed interface ExpectedVersions {

  /** Whatever it is, even if there is none. */
  record Any() implements ExpectedVersions {}

  /** Whatever it is, if there is one. */
  record Existing() implements ExpectedVersions {}

  /** One of these. */
  record OneOf(Set<Long> versions) implements ExpectedVersions {
    public OneOf {
      versions = Set.copyOf(versions);
    }
  }

  /** Whether a command for an aggregate at this version may be handled; 0 is none. */
  default boolean include(long version) {
    return switch (this) {
      case Any() -> true;
      case Existing() -> version > 0;
      case OneOf(var versions) -> versions.contains(version);
    };
  }
}
