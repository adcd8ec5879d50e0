package io.orderlog.faults.scenario;

import io.orderlog.projections.database.ReadModelSettings;
import java.util.Optional;

/**
 * Which processes a scenario runs besides the broker.
 *
 * @param commandSides how many
 * @param readSide whether projections and a query side run, too
 * @param proxies whether proxies stand on both sides of each command side
 * @param database for the read models, if not the one in the data folder
 */
record Layout(int commandSides, boolean readSide, boolean proxies,
    Optional<ReadModelSettings> database) {

  static Layout commandSides(int count) {
    return new Layout(count, false, false, Optional.empty());
  }

  Layout withReadSide() {
    return new Layout(commandSides, true, proxies, database);
  }

  Layout withReadSide(ReadModelSettings where) {
    return new Layout(commandSides, true, proxies, Optional.of(where));
  }

  Layout withProxies() {
    return new Layout(commandSides, readSide, true, database);
  }
}
