package io.orderlog.standalone.demo;

import io.orderlog.commandline.ProgressDisplay;
import io.orderlog.settings.Environment;
import io.orderlog.settings.Setting;
import io.orderlog.standalone.demo.SampleShop.Played;
import io.orderlog.standalone.demo.shop.ShopDemoCommand;
import io.orderlog.standalone.demo.traffic.CommandClient;
import io.orderlog.standalone.demo.traffic.DemoRun;
import io.orderlog.standalone.demo.traffic.ServerCheck;
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
    description = "Place and move sample orders in a running system, over plain HTTP.",
    subcommands = ShopDemoCommand.class)
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
    DemoRun run = new DemoRun(new Environment(System.getenv()));
    URI commands = run.url(Setting.COMMAND_PORT);
    URI queries = run.url(Setting.QUERY_PORT);
    return run.play(() -> {
      play(commands, queries, System.out);
      return true;
    });
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
}
