package io.orderlog.command;

import java.util.UUID;
import java.util.function.Supplier;

/**
 * What the processes that share the writers know each other by. One for each start of a process.
 *
 * @param instance a name; no secret
 * @param secret travels in the claims of this process, through the topic that only such processes
 *     may read: a process that sends it back is one of them, and means this very start
 */
public record ProcessIdentity(String instance, String secret) {

  /**
   * A new one.
   *
   * @param ids random, and not to be guessed
   */
  public static ProcessIdentity of(Supplier<UUID> ids) {
    return new ProcessIdentity(ids.get().toString(), ids.get().toString());
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return instance;
  }
}
