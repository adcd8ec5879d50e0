package io.orderlog.standalone.demo;

import io.orderlog.commandline.ProgressDisplay;
import io.orderlog.process.ServerProcess;
import io.orderlog.settings.Environment;
import io.orderlog.settings.Host;
import io.orderlog.settings.InvalidSettingsException;
import io.orderlog.settings.OneLine;
import io.orderlog.settings.Setting;
import io.orderlog.standalone.demo.SampleShop.Played;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Realistic orders against a running system. */
@Command(name = "demo", mixinStandardHelpOptions = true,
    description = "Place and move sample orders in a running system, over plain HTTP.")
@SuppressWarnings("NullAway.Init")
public final class DemoCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Spec
  private CommandSpec spec;

  @Option(names = "--orders", defaultValue = "300", paramLabel = "N",
      description = "How many orders, 1 to 1,000,000 (default: ${DEFAULT-VALUE}).")
  private int orders;

  @Option(names = "--seed", paramLabel = "N",
      description = "Makes the same orders again (default: a new one).")
  private @Nullable Long seed;

  @Override
  public Integer call() throws InterruptedException {
    if (orders < 1 || orders > 1_000_000) {
      throw new ParameterException(spec.commandLine(),
          "--orders is " + orders + ", allowed is 1 to 1000000");
    }
    Environment environment = new Environment(System.getenv());
    // Not only one of this machine: the system may run on another.
    Host host = environment.reachableHost(Setting.HOST).fromThisMachine();
    URI commands = url(host, port(environment, Setting.COMMAND_PORT));
    URI queries = url(host, port(environment, Setting.QUERY_PORT));
    try {
      environment.check();
      play(commands, queries, System.out);
      return ServerProcess.OK;
    } catch (InvalidSettingsException wrong) {
      System.err.println(wrong.getMessage());
      return ServerProcess.WRONG_USE;
    } catch (DemoFailedException failure) {
      System.err.println(OneLine.of(failure));
      return ServerProcess.FAILED;
    }
  }

  private void play(URI commands, URI queries, PrintStream out) throws InterruptedException {
    long chosenSeed = seed == null ? System.nanoTime() : seed;
    String run = UUID.randomUUID().toString();
    ServerCheck.requireRunning(commands, Setting.COMMAND_PORT);
    // Only the queries at its end need them, but those would be useless without them.
    ServerCheck.requireRunning(queries, Setting.QUERY_PORT);
    CommandClient client = new CommandClient(commands, System::nanoTime, PATIENCE);
    List<Played> played;
    try (ProgressDisplay progress = ProgressDisplay.start("Orders", "orders", orders, out)) {
      played = new SampleShop(client, run).play(orders,
          new SplittableRandom(chosenSeed), progress::step);
    }
    out.println();
    out.println(summary(played, chosenSeed));
    out.println(Curls.worthTrying(queries, played));
  }

  private static String summary(List<Played> played, long seed) {
    long commands = played.stream().mapToLong(order -> order.story().steps().size()).sum();
    Map<String, Long> byStatus = new TreeMap<>(played.stream().collect(
        Collectors.groupingBy(order -> order.last().status(), Collectors.counting())));
    return "Placed " + played.size() + " orders with " + commands + " commands (seed " + seed
        + "). They ended as: " + byStatus.entrySet().stream()
            .map(status -> status.getValue() + " " + status.getKey())
            .collect(Collectors.joining(", "))
        + ".";
  }

  private static int port(Environment environment, Setting setting) {
    int port = environment.port(setting);
    if (port == 0) {
      environment.reject(setting, "0",
          "the port of the running system, which it named at its start");
    }
    return port;
  }

  private static URI url(Host host, int port) {
    return URI.create("http://" + host.withPort(port));
  }
}
