package io.orderlog.benchmarks;

import io.orderlog.benchmarks.ceiling.BareStart;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.measure.Ratios;
import io.orderlog.benchmarks.server.AotCache;
import io.orderlog.benchmarks.server.FirstOrder;
import io.orderlog.benchmarks.server.ServerJvm;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.standalone.OrderlogMain;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A new system comes up. */
record StartTime() implements Benchmark {

  private static final int PORT = 18_080;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String meaning() {
    return "from starting the JVM in an empty folder to the first 201 of `orderlog start`, against a"
        + " bare broker and bare Javalin in one JVM: of a built tree, both with their AOT cache, and"
        + " both without";
  }

  @Override
  public List<Figure> run(Effort effort) {
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      List<String> cache = AotCache.make();
      List<String> bareCache = withCache(folder.path().resolve("bare.aot"));
      return List.of(
          Figure.time("Start to first 201, both with AOT cache",
              Ratios.measure(0, effort.rounds(), () -> orderlog(cache), () -> bare(bareCache)),
              "bare broker and bare Javalin", "at most 1.2"),
          Figure.time("Start to first 201, both without",
              Ratios.measure(0, effort.rounds(), () -> orderlog(List.of()), () -> bare(List.of())),
              "bare broker and bare Javalin", "-"));
    }
  }

  private static double orderlog(List<String> jvmOptions) {
    return millis(jvmOptions, OrderlogMain.class.getName(), "start");
  }

  private static double bare(List<String> jvmOptions) {
    return millis(jvmOptions, BareStart.class.getName());
  }

  private static double millis(List<String> jvmOptions, String mainClass, String... arguments) {
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      long start = System.nanoTime();
      try (ServerJvm _ = launch(folder.path(), jvmOptions, mainClass, arguments)) {
        FirstOrder.await(URI.create("http://127.0.0.1:" + PORT));
        return (System.nanoTime() - start) / 1e6;
      }
    }
  }

  private static ServerJvm launch(
      Path folder, List<String> jvmOptions, String mainClass, String... arguments) {
    return ServerJvm.start(folder, jvmOptions, Map.of(
        "ORDERLOG_DATA", folder.resolve("data").toString(),
        "ORDERLOG_COMMAND_PORT", String.valueOf(PORT),
        "ORDERLOG_QUERY_PORT", "0",
        "ORDERLOG_KAFKA_PORT", "0",
        "ORDERLOG_SIMULATOR_PORT", "0"), mainClass, arguments);
  }

  /** One run of the bare broker and Javalin writes it when it stops. */
  private static List<String> withCache(Path cache) {
    try (TemporaryFolder folder = TemporaryFolder.create();
        ServerJvm training = launch(folder.path(), List.of(AotCache.noting(cache)),
            BareStart.class.getName())) {
      FirstOrder.await(URI.create("http://127.0.0.1:" + PORT));
      training.stop();
    }
    return AotCache.using(cache);
  }
}
