package io.orderlog.benchmarks.server;

import io.orderlog.standalone.OrderlogMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the launcher has a JVM note at its first start, so that the next ones are quicker. */
public final class AotCache {

  private static final String NAME = "orderlog";

  private AotCache() {}

  /**
   * Makes one as the launcher does, from a start with some traffic, unless this build has it
   * already: that takes half a minute.
   *
   * @return the options with which Orderlog is started from it. A cache that cannot be used ends the
   *     JVM then, instead of being measured as if it were
   */
  public static List<String> make() {
    Path cache = OwnBuild.target()
        .resolve(NAME + "-" + Integer.toHexString(ServerJvm.build().hashCode()) + ".aot");
    if (!Files.exists(cache)) {
      deleteThoseOfOtherBuilds();
      try (TemporaryFolder folder = TemporaryFolder.create()) {
        runTrial(folder.path(), cache);
      }
    }
    return using(cache);
  }

  private static void runTrial(Path folder, Path cache) {
    try (ServerJvm trial = ServerJvm.start(folder, List.of(noting(cache)), Map.of(
        "ORDERLOG_DATA", folder.resolve("trial").toString(),
        "ORDERLOG_COMMAND_PORT", "0",
        "ORDERLOG_QUERY_PORT", "0",
        "ORDERLOG_KAFKA_PORT", "0",
        "ORDERLOG_SIMULATOR_PORT", "0"), OrderlogMain.class.getName(), "start", "--trial")) {
      trial.awaitSuccess();
    }
  }

  private static void deleteThoseOfOtherBuilds() {
    try (DirectoryStream<Path> caches =
        Files.newDirectoryStream(OwnBuild.target(), NAME + "-*.aot")) {
      for (Path cache : caches) {
        Files.delete(cache);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
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
