package io.orderlog.benchmarks;

import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.place.PlaceOrders;
import io.orderlog.benchmarks.place.PowerLossCost;
import io.orderlog.benchmarks.shop.CheckoutToPaid;
import io.orderlog.benchmarks.shop.HotSku;
import io.orderlog.benchmarks.shop.ShopUnderLoad;
import io.orderlog.benchmarks.shop.Timers;
import io.orderlog.benchmarks.whole.Cold;
import io.orderlog.benchmarks.whole.Demo;
import io.orderlog.benchmarks.whole.Idle;
import io.orderlog.benchmarks.whole.WholeUnderLoad;
import io.orderlog.process.MachineDefaults;
import io.orderlog.settings.Durability;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs benchmarks and prints their figures as a Markdown table. */
@Command(name = "benchmarks", mixinStandardHelpOptions = true,
    description = "Measure Orderlog against what the machine can do at best, in the same run.")
@SuppressWarnings("NullAway.Init")
public final class BenchmarksMain implements Runnable {

  @Spec
  private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "NAME", description = "Which to run; all if none.")
  private List<String> names = List.of();

  @Option(names = "--list", description = "Only tell which there are and what they mean.")
  private boolean list;

  @Option(names = "--discard", defaultValue = "3",
      description = "Rounds before those that count, under load (3).")
  private int discarded;

  @Option(names = {"-r", "--rounds"}, defaultValue = "5", description = "The median counts (5).")
  private int rounds;

  @Option(names = "--seconds", defaultValue = "8", description = "Measured in each round (8).")
  private int seconds;

  @Option(names = "--warm-up-seconds", defaultValue = "5", description = "Before each round (5).")
  private int warmUpSeconds;

  @Option(names = "--orders", defaultValue = "1000000",
      description = "In the log, where a benchmark needs a long one (1000000); a third of them where"
          + " it counts events.")
  private int orders;

  @Option(names = "--idle-seconds", defaultValue = "60",
      description = "Before a system counts as idle, and then measured (60).")
  private int idleSeconds;

  @Option(names = "--warming-seconds", defaultValue = "300",
      description = "Under load before a system counts as warm, where the cold one is measured"
          + " (300).")
  private int warmingSeconds;

  private BenchmarksMain() {}

  /** Runs those that are named. */
  public static void main(String... arguments) {
    MachineDefaults.pin(arguments);
    // Whoever ends a measurement early does not want its servers to run on.
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(
        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroy)));
    System.exit(new CommandLine(new BenchmarksMain()).execute(arguments));
  }

  @Override
  public void run() {
    List<Benchmark> chosen = names.isEmpty() ? all() : names.stream().map(this::named).toList();
    if (list) {
      all().forEach(each -> System.out.println(each.name() + ": " + each.meaning()));
      return;
    }
    Effort effort = new Effort(discarded, rounds, Duration.ofSeconds(warmUpSeconds),
        Duration.ofSeconds(seconds), orders, Duration.ofSeconds(idleSeconds),
        Duration.ofSeconds(warmingSeconds));
    System.out.println("| what | Orderlog | ceiling | ratio, median (spread) | goal |");
    System.out.println("|---|---|---|---|---|");
    chosen.forEach(each -> each.run(effort).forEach(System.out::println));
  }

  /** All that there are, those of the whole system first. */
  static List<Benchmark> all() {
    return List.of(
        new WholeUnderLoad(ReadModelKind.H2),
        new WholeUnderLoad(ReadModelKind.POSTGRES),
        new Idle(),
        new Cold(),
        new Demo(),
        new PlaceOrders(Durability.PROCESS_CRASH),
        new PlaceOrders(Durability.POWER_LOSS),
        new PowerLossCost(),
        new OneConnection("process-crash"),
        new OneConnection("power-loss"),
        new HotOrder(),
        new HotSku(),
        new CheckoutToPaid(),
        new ShopUnderLoad(ReadModelKind.H2),
        new ShopUnderLoad(ReadModelKind.POSTGRES),
        new Timers(),
        new ColdOrders(),
        new Restart(),
        new StartTime(),
        new Soak(),
        new DecodeAndFold(),
        new RebuildOrders(ReadModelKind.H2),
        new RebuildOrders(ReadModelKind.POSTGRES),
        new RebuildMemory(),
        new QueryOrder(),
        new SearchOrders(),
        new Visibility(),
        new ReadSideBurst(ReadModelKind.H2),
        new ReadSideBurst(ReadModelKind.POSTGRES),
        new KeepUp(ReadModelKind.H2),
        new KeepUp(ReadModelKind.POSTGRES));
  }

  private Benchmark named(String name) {
    return all().stream().filter(each -> each.name().equals(name)).findFirst()
        .orElseThrow(() -> new ParameterException(spec.commandLine(), "no benchmark is called "
            + name + "; there are " + all().stream().map(Benchmark::name).toList()));
  }
}
