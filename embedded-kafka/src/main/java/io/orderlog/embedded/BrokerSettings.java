package io.orderlog.embedded;

import io.orderlog.settings.Durability;
import java.nio.file.Path;

/**
 * Where the broker lives.
 *
 * @param dataFolder made if it is missing; belongs to this broker alone
 * @param host the address to listen on
 * @param advertisedHost the name by which clients reach it; this machine has to reach it so, too
 * @param port for clients; 0 takes a free one
 * @param flushing who brings to the disk what is appended
 */
public record BrokerSettings(
    Path dataFolder, String host, String advertisedHost, int port, Flushing flushing) {

  /** A broker for this machine's clients only, on a free port. */
  public static BrokerSettings onFreePort(Path dataFolder, Durability durability) {
    return onFreePort(dataFolder, Flushing.of(durability));
  }

  /** The same, which may leave flushing to others. */
  public static BrokerSettings onFreePort(Path dataFolder, Flushing flushing) {
    return new BrokerSettings(dataFolder, "127.0.0.1", "127.0.0.1", 0, flushing);
  }
}
