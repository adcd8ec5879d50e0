package io.orderlog.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What processes use, as Linux tells in {@code /proc}. */
public final class ProcessUsage {

  private static final double TICKS_PER_SECOND = 100;
  private static final Path PROCESSES = Path.of("/proc");

  /** From the state on, which is the third field; what is before it may have blanks. */
  private static final int USER_TICKS = 11;

  private static final int KINDS_OF_TICKS = 4;

  private ProcessUsage() {}

  /** What one process has in memory. */
  public static double residentMegabytes(long pid) {
    return kilobytes(PROCESSES.resolve(pid + "/status"), "VmRSS:") / 1024.0;
  }

  /** The same of several that share some of it, which counts once. */
  public static double residentMegabytes(List<Long> pids) {
    return pids.stream()
        .mapToLong(pid -> kilobytes(PROCESSES.resolve(pid + "/smaps_rollup"), "Pss:")).sum()
        / 1024.0;
  }

  /** The processor time of these and of their children that have ended. */
  public static double processorSeconds(List<Long> pids) {
    return pids.stream().mapToLong(ProcessUsage::ticks).sum() / TICKS_PER_SECOND;
  }

  private static long ticks(long pid) {
    String stat = read(PROCESSES.resolve(pid + "/stat"));
    return Pattern.compile(" ").splitAsStream(stat.substring(stat.lastIndexOf(')') + 2))
        .skip(USER_TICKS).limit(KINDS_OF_TICKS).mapToLong(Long::parseLong).sum();
  }

  private static long kilobytes(Path file, String name) {
    return read(file).lines().filter(line -> line.startsWith(name))
        .map(line -> line.replaceAll("\\D", "")).mapToLong(Long::parseLong).findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + name + " in " + file));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
