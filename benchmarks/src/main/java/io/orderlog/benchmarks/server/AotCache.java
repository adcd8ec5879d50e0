package io.orderlog.benchmarks.server;

import io.orderlog.standalone.OrderlogMain;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the launcher has a JVM note at its first start, so that the next ones are quicker. */
public final class AotCache {

  private AotCache() {}

  /**
   * Makes one as the launcher does.
   *
   * @param folder where it is kept
   * @return the options with which Orderlog is started from it. A cache that cannot be used ends the
   *     JVM then, instead of being measured as if it were
   */
  public static List<String> make(Path folder) {
    Path cache = folder.resolve("orderlog.aot");
    try (ServerJvm trial = ServerJvm.start(folder, List.of(noting(cache)), Map.of(
        "ORDERLOG_DATA", folder.resolve("trial").toString(),
        "ORDERLOG_COMMAND_PORT", "0",
        "ORDERLOG_QUERY_PORT", "0",
        "ORDERLOG_KAFKA_PORT", "0"), OrderlogMain.class.getName(), "start", "--trial")) {
      trial.awaitSuccess();
    }
    return using(cache);
  }

  /** The option with which a JVM writes a cache when it ends. */
  public static String noting(Path cache) {
    return "-XX:AOTCacheOutput=" + cache;
  }

  /** The options with which the same program starts from that cache. */
  public static List<String> using(Path cache) {
    return List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on");
  }
}
