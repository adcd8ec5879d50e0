package io.orderlog.eventlog.shared;

import java.util.Optional;

/**
 * Readers that share the partitions of a log.
 *
 * @param name the same for all that share, and for nobody else: a reader that has it gets
 *     partitions that the others then do not read
 * @param member a name of this process that no other has and that it has again after a restart;
 *     with it, a process that was killed gets its partitions back as soon as it runs again, and
 *     without it only when the group has given up the killed one
 */
public record ReaderGroup(String name, Optional<String> member) {

  /** With a member that has no name. */
  public static ReaderGroup named(String name) {
    return new ReaderGroup(name, Optional.empty());
  }
}
