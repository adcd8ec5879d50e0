package io.orderlog.standalone.demo.shop;

import io.orderlog.settings.Environment;
import io.orderlog.settings.Setting;
import io.orderlog.standalone.demo.shop.AtRest.Resting;
import io.orderlog.standalone.demo.traffic.DemoRun;
import io.orderlog.standalone.demo.traffic.ServerCheck;
import io.orderlog.time.Ticker;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

/** A day in the whole shop, against a running system. */
@Command(name = "shop", mixinStandardHelpOptions = true,
    description = "Live a day in the whole shop of a running system, over plain HTTP: a flash sale,"
        + " a waiting list, customers of all kinds, stock-taking. Its last page compares the shop's"
        + " books with those of the simulated world.")
@SuppressWarnings("NullAway.Init")
public final class ShopDemoCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LONGEST_REST = Duration.ofMinutes(3);
  private static final Duration UNTIL_READ_MODELS_FOLLOW = Duration.ofSeconds(20);
  private static final int ONE_IN_THE_SALE_FOR = 10;

  @Spec
  private CommandSpec spec;

  @Option(names = "--buyers", defaultValue = "400", paramLabel = "N",
      description = "How many want something in the flash sale, where there is enough for one in"
          + " four, 4 to 100,000 (default: ${DEFAULT-VALUE}). A tenth as many come afterwards.")
  private int buyers;

  @Option(names = "--seed", paramLabel = "N",
      description = "Makes the same customers again (default: new ones).")
  private @Nullable Long seed;

  @Override
  public Integer call() throws InterruptedException {
    if (buyers < 4 || buyers > 100_000) {
      throw new ParameterException(spec.commandLine(),
          "--buyers is " + buyers + ", allowed is 4 to 100000");
    }
    Environment environment = new Environment(System.getenv());
    DemoRun run = new DemoRun(environment);
    URI commands = run.url(Setting.COMMAND_PORT);
    URI queries = run.url(Setting.QUERY_PORT);
    URI outside = run.url(Setting.SIMULATOR_PORT);
    return run.play(() -> {
      ServerCheck.requireRunning(commands, Setting.COMMAND_PORT);
      ServerCheck.requireRunning(queries, Setting.QUERY_PORT);
      ServerCheck.requireRunning(outside, Setting.SIMULATOR_PORT);
      Mailbox mailbox =
          new Mailbox(outside, environment.secret(Setting.SMTP_URL).isPresent());
      return live(new ShopClient(commands, queries, outside, System::nanoTime, PATIENCE), queries,
          mailbox, System.out);
    });
  }

  private boolean live(ShopClient shop, URI queries, Mailbox mailbox, PrintStream out)
      throws InterruptedException {
    long chosenSeed = seed == null ? System.nanoTime() : seed;
    String run = UUID.randomUUID().toString().substring(0, 8);
    out.println("A day in the shop (seed " + chosenSeed + "). Kill the system meanwhile, if you"
        + " like, and start it again: whatever is not answered is sent again.");
    mailbox.beforehand().ifPresent(out::println);
    out.println();
    ShopDay day = new ShopDay(shop, run, new SplittableRandom(chosenSeed), out);
    List<Placed> sale = day.flashSale(buyers);
    WaitingLine line = day.restock(sale);
    List<Placed> placed = new ArrayList<>(sale);
    placed.addAll(day.ordinaryTrade(
        Math.max(Habit.kinds(), buyers / ONE_IN_THE_SALE_FOR)));
    placed.addAll(day.stockTaking());
    AtRest rest = new AtRest(shop, run, System::nanoTime, LONGEST_REST);
    List<Resting> orders = rest.await(placed, out);
    Reckoning all = reckon(shop, day.warehouse(), orders, line, mailbox);
    Reckoning reckoning = mailbox.readable(all);
    out.println();
    out.println(summary(sale, line, orders, rest.abandoned()));
    out.println();
    out.print(reckoning);
    out.println();
    out.println(reckoning.agrees()
        ? "The books agree in every line."
        : "The books do not agree.");
    mailbox.afterwards(all).ifPresent(out::println);
    out.println(worthTrying(queries, orders));
    return reckoning.agrees();
  }

  /** Read models follow the log a moment later. */
  private static Reckoning reckon(ShopClient shop, Warehouse warehouse, List<Resting> orders,
      WaitingLine line, Mailbox mailbox) throws InterruptedException {
    Ticker ticker = System::nanoTime;
    long start = ticker.nanos();
    Reckoning reckoning = Reckoning.read(shop, warehouse, again(shop, orders), line);
    while (!mailbox.readable(reckoning).agrees()
        && !ticker.isPast(start, UNTIL_READ_MODELS_FOLLOW)) {
      ShopClient.pause();
      reckoning = Reckoning.read(shop, warehouse, again(shop, orders), line);
    }
    return reckoning;
  }

  /** A mail about an order may be asked for when the rest of it rests already. */
  private static List<Resting> again(ShopClient shop, List<Resting> orders)
      throws InterruptedException {
    List<Resting> found = new ArrayList<>();
    for (Resting each : orders) {
      found.add(new Resting(each.placed(), shop.fulfilment(each.placed())));
    }
    return found;
  }

  private static String summary(
      List<Placed> sale, WaitingLine line, List<Resting> orders, int abandoned) {
    Set<String> inTheSale =
        sale.stream().map(Placed::orderId).collect(Collectors.toUnmodifiableSet());
    long sold = orders.stream().filter(each -> inTheSale.contains(each.placed().orderId()))
        .filter(each -> Fulfilment.hasLeft(each.found())).count();
    Map<String, Long> byState = new TreeMap<>(orders.stream().collect(
        Collectors.groupingBy(ShopDemoCommand::stateOf, Collectors.counting())));
    return "In the flash sale, " + sale.size() + " wanted one of "
        + ShopDay.mugs(sale.size()) + " mugs, and " + sold + " got one. "
        + line.waiting().size() + " waited for one, and " + line.pieces() + " more came in."
        + others(sale.size() - sold - line.waiting().size() - line.refused(), line.refused())
        + "\n"
        + "All " + orders.size() + " orders ended as: " + byState.entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey()).collect(Collectors.joining(", "))
        + (abandoned == 0
            ? ". None needed a person."
            : ". " + abandoned + " needed a person, who abandoned them.");
  }

  /** Who is neither among those who got one nor among those who waited. */
  private static String others(long later, int refused) {
    return (refused == 0
        ? ""
        : " " + refused + " could not wait, because there was one again just then.")
        + (later == 0
            ? ""
            : " " + later + " did not wait, because their orders came to nothing only later.");
  }

  private static String stateOf(Resting order) {
    String outcome = order.found().path("outcome").asString("");
    return outcome.isEmpty() ? Fulfilment.state(order.found()) : outcome;
  }

  /** Two queries for the order to which most has happened. */
  private static String worthTrying(URI queries, List<Resting> orders) {
    String longest = orders.stream().max(Comparator.comparingInt(
        each -> each.found().path("steps").size())).orElseThrow().placed().orderId();
    return String.format(Locale.ROOT, """

        Worth trying:

          curl -s '%1$s/orders/%2$s/fulfilment'
          curl -s '%1$s/fulfilments?state=PAYING'
        """, queries, longest);
  }
}
