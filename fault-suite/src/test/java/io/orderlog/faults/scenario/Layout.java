package io.orderlog.faults.scenario;

/**
 * Which processes a scenario runs beside the broker.
 *
 * @param commandSides how many
 * @param readSide whether projections and a query side run, too
 */
record Layout(int commandSides, boolean readSide) {

  static Layout oneCommandSide() {
    return new Layout(1, false);
  }

  static Layout commandSides(int count) {
    return new Layout(count, false);
  }

  Layout withReadSide() {
    return new Layout(commandSides, true);
  }
}
