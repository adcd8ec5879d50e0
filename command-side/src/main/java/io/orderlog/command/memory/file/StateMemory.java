package io.orderlog.command.memory.file;

/**
 * How much of the heap state files may take.
 *
 * @param cacheMb megabytes for pages that were read
 * @param changesPerWrite changed rows that go to disk in one write; a page is kept for each until
 *     then, and the collector pays for it
 */
public record StateMemory(int cacheMb, int changesPerWrite) {

  /** What one process may take, however many aggregates and slots it writes. */
  public static final StateMemory OF_A_PROCESS = new StateMemory(16, 3_000);

  /**
   * The equal share of each of so many files. Where there are more than it can be divided by, each
   * has the least that it can work with.
   *
   * @param files at least one: the slots of all aggregates of the process
   */
  public StateMemory among(int files) {
    return new StateMemory(Math.max(1, cacheMb / files), Math.max(1, changesPerWrite / files));
  }
}
