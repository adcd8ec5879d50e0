package io.orderlog.faults.scenario.shop;

import io.orderlog.domain.fulfilment.Carriage;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Abandon;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Approve;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Retry;
import io.orderlog.domain.fulfilment.FulfilmentTimes;
import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.risk.RiskPolicy;
import io.orderlog.domain.stock.StockCommand.Receive;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.parked.KafkaParkedCauses;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import io.orderlog.faults.check.Violation;
import io.orderlog.faults.history.LogContent;
import io.orderlog.faults.scenario.Cluster;
import io.orderlog.faults.scenario.Fault;
import io.orderlog.faults.scenario.Folders;
import io.orderlog.faults.scenario.Layout;
import io.orderlog.faults.scenario.LogReading;
import io.orderlog.faults.scenario.Wait;
import io.orderlog.faults.shop.check.FulfilmentChecker;
import io.orderlog.faults.shop.check.Inertness;
import io.orderlog.faults.shop.ShopEvidence;
import io.orderlog.faults.shop.ShopHistory;
import io.orderlog.faults.shop.ShopLogs;
import io.orderlog.faults.traffic.Customers;
import io.orderlog.faults.traffic.ShopClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * One run of one scenario with a shop: starts the processes, lets customers come and the faults
 * strike, waits until nothing is under way, and proves from all logs, the provider's ledger and the
 * customers' answers that the shop kept its word. The folder of a run that fails stays.
 */
final class ShopTrial {

  /** Nobody orders so much that a person has to look at it, who might say no. */
  static final Map<String, String> NO_REVIEWS =
      Map.of("ORDERLOG_RISK_RULES", "customer: 100 in 24h; method: no limit");

  /** Within this time after the last customer, everything has to have come to rest. */
  private static final Duration REST_BOUND = Duration.ofMinutes(4);

  /** Within this time after the last fault, all customers have to be served. */
  private static final Duration SERVED_BOUND = Duration.ofMinutes(3);

  private static final Duration VISIBILITY_BOUND = Duration.ofSeconds(60);
  private static final Duration CLIENT_PATIENCE = Duration.ofSeconds(8);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final int ORDERS_PER_SECOND = 2;
  private static final int ORDERED_BEFORE_FAULTS = 3;

  /** Lets faults strike a running shop. */
  @FunctionalInterface
  interface Scenario {

    void play(Cluster cluster, ShopTrial trial) throws Exception;
  }

  private final String name;
  private final Path folder;
  private final Cluster cluster;
  private final Customers customers;
  private final ShopClient operator;
  private final WebhookServer subscriber;
  private final FulfilmentTimes times;
  private final RiskPolicy policy;
  private final RandomGenerator random;
  private Duration outage = Duration.ZERO;
  private Duration clockOff = Duration.ZERO;

  private ShopTrial(String name, long seed, Path folder, Cluster cluster, Customers customers,
      WebhookServer subscriber, FulfilmentTimes times, RiskPolicy policy) {
    this.name = name;
    this.folder = folder;
    this.cluster = cluster;
    this.customers = customers;
    this.operator = customers.operator();
    this.subscriber = subscriber;
    this.times = times;
    this.policy = policy;
    this.random = new SplittableRandom(seed);
  }

  /** Runs the scenario with the seed of {@code -Dorderlog.seed}, or one of its own. */
  static void run(String name, Layout layout, Scenario scenario) throws Exception {
    long seed = Long.getLong("orderlog.seed", System.nanoTime());
    Path folder = Files.createDirectories(
        Path.of(System.getProperty("orderlog.faults.folder", "target/faults"))
            .toAbsolutePath().resolve(name + "-" + seed));
    System.out.println(name + ": replay with -Dorderlog.seed=" + seed + "; folder " + folder);
    Map<String, String> shop = new HashMap<>(layout.shop().orElse(Map.of()));
    shop.put("ORDERLOG_SIMULATOR_SEED", String.valueOf(Math.floorMod(seed, Integer.MAX_VALUE)));
    FulfilmentTimes times = FulfilmentTimes.usual();
    shop.putIfAbsent("ORDERLOG_RISK_RULES", "customer: 6 in 1m, 100 in 24h; method: no limit");
    RiskPolicy policy = RiskPolicy.parse(shop.get("ORDERLOG_RISK_RULES"));
    // Who is told by webhooks is on this machine.
    shop.put("ORDERLOG_WEBHOOKS_TO_PRIVATE", "allowed");
    String deadline = shop.get("ORDERLOG_PAYMENT_DEADLINE_S");
    try (Cluster cluster = Cluster.in(folder, layout.withShop(shop));
        Customers customers = new Customers(
            cluster.commandUrls(), cluster.provider().url(), CLIENT_PATIENCE, seed);
        WebhookServer subscriber = WebhookServer.start()) {
      new ShopTrial(name, seed, folder, cluster, customers, subscriber, deadline == null
          ? times
          : times.paidWithin(Duration.ofSeconds(Long.parseLong(deadline))), policy).run(scenario);
    }
    Folders.delete(folder);
  }

  /** Lets the fault strike again and again while customers are there. */
  void strikeRepeatedly(Fault fault) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(seconds()).toNanos();
    do {
      Wait.pass(Duration.ofMillis(random.nextLong(200, 3_000)));
      fault.strike();
    } while (System.nanoTime() < end);
  }

  /** A clock is wrong by so much for a while, so that no date can be kept better than that. */
  void datesMayBeOffBy(Duration most) {
    clockOff = most;
  }

  RandomGenerator random() {
    return random;
  }

  Customers customers() {
    return customers;
  }

  /** So many more come, and what they want is there. */
  void moreCustomers(int count) {
    try {
      restock(count);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
    customers.come(customers.came() + count);
  }

  /** All customers who have come are served. */
  void serve() {
    Wait.until(SERVED_BOUND, () -> !customers.areThere(), () -> "customers wait");
    customers.requireTheyEndedWell();
  }

  /** Lets the shop go on until its logs say so. */
  void awaitThat(String what, Predicate<ShopLogs> condition) throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.test(logs())) {
      if (System.nanoTime() - start > SERVED_BOUND.toNanos()) {
        throw new AssertionError("not " + what + " within " + SERVED_BOUND.toSeconds() + " s");
      }
    }
  }

  /**
   * What there is when nothing is under way.
   *
   * @throws AssertionError if anything is wrong with it, or something is under way after the bound
   */
  ShopEvidence atRest() throws Exception {
    long start = System.nanoTime();
    ShopEvidence before = evidence();
    while (true) {
      Wait.pass(BETWEEN_LOOKS);
      ShopEvidence now = evidence();
      if (!now.parked().isEmpty()) {
        // No fault of a process or of the network makes what follows from an event impossible.
        throw new AssertionError("parked though nothing is wrong with it: " + now.parked());
      }
      List<Violation> wrong = Inertness.check(before, now);
      if (wrong.isEmpty()) {
        wrong = FulfilmentChecker.check(now);
        if (wrong.isEmpty()) {
          tell(now, Duration.ofNanos(System.nanoTime() - start));
          return now;
        }
        if (!wrong.stream().allMatch(FulfilmentChecker::mayPass)) {
          throw new AssertionError(inLines(wrong));
        }
        help(now);
      }
      if (System.nanoTime() - start > REST_BOUND.toNanos()) {
        throw new AssertionError("not at rest within " + REST_BOUND.toSeconds() + " s: "
            + inLines(wrong));
      }
      before = now;
    }
  }

  /** Of all logs and the ledger, one after the other. */
  ShopEvidence evidence() throws InterruptedException {
    return new ShopEvidence(
        logs(), cluster.provider().ledger(), cluster.provider().labels(),
        cluster.provider().mailbox(), subscriber.asSubscriber(), Instant.now(),
        outage.plus(clockOff),
        parked());
  }

  /** Waits until something, or nothing, that follows from an event waits for an operator. */
  void awaitParked(boolean anything) {
    Wait.until(SERVED_BOUND, () -> parked().isEmpty() != anything,
        () -> "parked are " + parked());
  }

  /** The events of which something does, each as in {@code stock/mug/3}. */
  Set<String> parked() {
    KafkaConnection kafka = KafkaConnection.to(cluster.bootstrapServers());
    Set<String> events = new HashSet<>();
    try (KafkaAdmin admin = KafkaAdmin.connect(kafka);
        KafkaParkedCauses parked = new KafkaParkedCauses(kafka)) {
      for (String log : ShopLogs.NAMES) {
        parked.load("courier", EventTopic.identify(admin, topic(log))).forEach(
            each -> events.add(log + "/" + each.streamId() + "/" + each.version()));
      }
    }
    return events;
  }

  /** All logs. */
  ShopLogs logs() {
    return logs(cluster, customers.history());
  }

  /** All logs of another cluster, to which those of this one were copied. */
  ShopLogs logsOf(Cluster copy) {
    return logs(copy, customers.history().unanswered());
  }

  /** Somebody outside who is told of every event. */
  WebhookServer subscriber() {
    return subscriber;
  }

  /** Where this one leaves what it leaves. */
  Path folder() {
    return folder;
  }

  private ShopLogs logs(Cluster which, ShopHistory asked) {
    Map<String, LogContent> contents =
        new LogReading(which.bootstrapServers(), VISIBILITY_BOUND)
            .read(ShopLogs.NAMES.stream().map(ShopTrial::topic).toList());
    return ShopLogs.of(times,
        cluster.provider().isCarrier() ? Carriage.BY_CARRIER : Carriage.BY_HAND,
        cluster.provider().isMailing() ? Mailing.BY_MAIL : Mailing.NONE, policy, asked,
        log -> Objects.requireNonNull(contents.get(topic(log))));
  }

  private static String topic(String log) {
    return log + ".events";
  }

  private void run(Scenario scenario) throws Exception {
    try {
      cluster.start();
      subscriber.register(cluster.commandUrls().getFirst());
      fillShelves();
      customers.come(orders());
      Wait.until(SERVED_BOUND, () -> customers.ordered() >= ORDERED_BEFORE_FAULTS,
          () -> "customers are not served before any fault");
      long start = System.nanoTime();
      scenario.play(cluster, this);
      outage = Duration.ofNanos(System.nanoTime() - start);
      serve();
      atRest();
      if (cluster.hasReadSide()) {
        cluster.verifyReadModels();
      }
    } catch (Throwable failure) {
      keepEvidence(failure);
      throw failure;
    }
  }

  /** Mugs and tea for nearly all, and pots for few. */
  private void fillShelves() throws InterruptedException {
    restock(orders());
    operator.ask(Customers.POT, new Receive(Math.max(1, orders() / 8), "delivery"));
  }

  private void restock(int orders) throws InterruptedException {
    operator.ask(Customers.MUG, new Receive(orders, "delivery"));
    operator.ask(Customers.TEA, new Receive(2 * orders, "delivery"));
  }

  /** A person looks at what is stuck or in review: lets it go on, or gives it up. */
  private void help(ShopEvidence evidence) throws InterruptedException {
    for (String order : evidence.stuck()) {
      operator.ask(order, random.nextBoolean()
          ? new Retry("once more")
          : new Abandon("hopeless"));
    }
    for (String order : evidence.inReview()) {
      operator.ask(order, random.nextInt(4) > 0
          ? new Approve("a good customer")
          : new Abandon("a fraud"));
    }
  }

  private static int orders() {
    return Math.toIntExact(ORDERS_PER_SECOND * seconds());
  }

  private static long seconds() {
    return Long.getLong("orderlog.faults.seconds", 20);
  }

  private void tell(ShopEvidence evidence, Duration took) {
    System.out.printf(Locale.ROOT,
        "%s: %d orders, %d refused for offers, %s, %d calls, at rest after %d ms%n", name,
        customers.ordered(), evidence.logs().refusedForOffers(), evidence.inShort(),
        evidence.ledger().calls().size(), took.toMillis());
  }

  private static String inLines(List<Violation> violations) {
    return violations.stream().map(violation -> "\n" + violation).reduce("", String::concat);
  }

  private void keepEvidence(Throwable failure) throws Exception {
    customers.history().writeTo(folder);
    Files.writeString(folder.resolve("failure.txt"), failure + "\n");
    try {
      ShopEvidence evidence = evidence();
      Files.writeString(folder.resolve("logs.txt"), evidence.inFull());
      Files.writeString(folder.resolve("violations.txt"),
          inLines(FulfilmentChecker.check(evidence)));
    } catch (RuntimeException | AssertionError unreadable) {
      failure.addSuppressed(unreadable);
    }
    System.out.println(name + " failed; what it left is in " + folder);
  }
}
