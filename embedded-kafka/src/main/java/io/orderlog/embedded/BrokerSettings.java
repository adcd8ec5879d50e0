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
 * @param durability what an acknowledged append survives
 */
public record BrokerSettings(
    Path dataFolder, String host, String advertisedHost, int port, Durability durability) {

  /** A broker for this machine's clients only, on a free port. */
  public static BrokerSettings onFreePort(Path dataFolder, Durability durability) {
    return new BrokerSettings(dataFolder, "127.0.0.1", "127.0.0.1", 0, durability);
  }
}
