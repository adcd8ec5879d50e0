package io.orderlog.faults.scenario;

/**
 * Which processes a scenario runs beside the broker.
 *
 * @param commandSides how many
 * @param readSide whether projections and a query side run, too
 * @param proxies whether proxies stand on both sides of each command side
 */
record Layout(int commandSides, boolean readSide, boolean proxies) {

  static Layout commandSides(int count) {
    return new Layout(count, false, false);
  }

  Layout withReadSide() {
    return new Layout(commandSides, true, proxies);
  }

  Layout withProxies() {
    return new Layout(commandSides, readSide, true);
  }
}
