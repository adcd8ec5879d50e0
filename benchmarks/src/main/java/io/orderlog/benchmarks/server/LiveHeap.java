package io.orderlog.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What is left of another JVM's heap when its garbage is collected. */
public final class LiveHeap {

  private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

  /** Of the parallel collector, which the launcher chooses: the young one and the old one. */
  private static final int GENERATIONS = 2;

  private LiveHeap() {}

  /** Collects, and asks how much is used. */
  public static double megabytes(long pid) {
    jcmd(pid, "GC.run");
    List<Long> usedByGeneration = USED.matcher(jcmd(pid, "GC.heap_info")).results()
        .map(generation -> Long.parseLong(generation.group(1))).toList();
    if (usedByGeneration.size() != GENERATIONS) {
      throw new IllegalStateException("not the parallel collector's two generations");
    }
    return usedByGeneration.stream().mapToLong(Long::longValue).sum() / 1024.0;
  }

  private static String jcmd(long pid, String command) {
    try {
      Process jcmd = new ProcessBuilder(
          Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
          String.valueOf(pid), command).redirectErrorStream(true).start();
      return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
