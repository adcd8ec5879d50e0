package io.orderlog.faults.scenario;

import io.orderlog.projections.database.ReadModelSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which processes a scenario runs besides the broker.
 *
 * @param commandSides how many
 * @param readSide whether projections and a query side run, too
 * @param proxies whether proxies stand on both sides of each command side
 * @param database for the read models, if not the one in the data folder
 * @param shop settings of a shop, whose payment provider runs as a process of its own
 */
public record Layout(int commandSides, boolean readSide, boolean proxies,
    Optional<ReadModelSettings> database, Optional<Map<String, String>> shop) {

  public static Layout commandSides(int count) {
    return new Layout(count, false, false, Optional.empty(), Optional.empty());
  }

  public Layout withReadSide() {
    return new Layout(commandSides, true, proxies, database, shop);
  }

  Layout withReadSide(ReadModelSettings where) {
    return new Layout(commandSides, true, proxies, Optional.of(where), shop);
  }

  Layout withProxies() {
    return new Layout(commandSides, readSide, true, database, shop);
  }

  /** With these settings over the usual ones. */
  public Layout withShop(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(shop.orElse(Map.of()));
    all.putAll(settings);
    return new Layout(commandSides, readSide, proxies, database, Optional.of(Map.copyOf(all)));
  }
}
