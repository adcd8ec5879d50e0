package io.orderlog.faults.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderCommand.PlaceOrder;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.faults.check.AllRules;
import io.orderlog.faults.check.HistoryChecker;
import io.orderlog.faults.history.Answer;
import io.orderlog.faults.history.Answer.Accepted;
import io.orderlog.faults.history.Attempt;
import io.orderlog.faults.history.History;
import io.orderlog.faults.history.LogContent;
import io.orderlog.faults.history.Request;
import io.orderlog.faults.traffic.HttpCommandSender;
import io.orderlog.faults.traffic.Traffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * One run of one scenario: starts the processes and the traffic, lets the faults strike, requires
 * that the system answers again, and proves from the history that no promise was broken. The
 * folder of a run that fails stays, with the data, the outputs of all processes and the history.
 */
final class Trial {

  /** Within this time after the last fault every command side has to take commands again. */
  static final Duration RECOVERY_BOUND = Duration.ofSeconds(90);

  /** Within this time everything acknowledged has to be readable, in the log and by queries. */
  static final Duration VISIBILITY_BOUND = Duration.ofSeconds(60);

  /** After so long without an answer a client takes the outcome for unknown. */
  static final Duration CLIENT_PATIENCE = Duration.ofSeconds(8);

  private static final Duration BREATHING_SPACE = Duration.ofSeconds(1);
  private static final int CLIENTS = 16;
  private static final int ACCEPTED_BEFORE_FAULTS = 100;
  private static final int PROBES = 12;
  private static final int PROBING_CLIENT = -1;

  /** Lets faults strike a running system. */
  @FunctionalInterface
  interface Scenario {

    void play(Cluster cluster, Trial trial) throws Exception;
  }

  private final String name;
  private final long seed;
  private final Path folder;
  private final Cluster cluster;
  private final HttpCommandSender sender;
  private final RandomGenerator random;
  private final History<OrderCommand> history = new History<>();

  private Trial(String name, long seed, Path folder, Cluster cluster, HttpCommandSender sender) {
    this.name = name;
    this.seed = seed;
    this.folder = folder;
    this.cluster = cluster;
    this.sender = sender;
    this.random = new SplittableRandom(seed);
  }

  /** Runs the scenario with the seed of {@code -Dorderlog.seed}, or one of its own. */
  static void run(String name, Layout layout, Scenario scenario) throws Exception {
    long seed = Long.getLong("orderlog.seed", System.nanoTime());
    Path folder = Files.createDirectories(
        Path.of(System.getProperty("orderlog.faults.folder", "target/faults"))
            .toAbsolutePath().resolve(name + "-" + seed));
    System.out.println(name + ": replay with -Dorderlog.seed=" + seed + "; folder " + folder);
    try (Cluster cluster = Cluster.in(folder, layout);
        HttpCommandSender sender =
            new HttpCommandSender(cluster.commandUrls(), CLIENT_PATIENCE)) {
      new Trial(name, seed, folder, cluster, sender).run(scenario);
    }
    Folders.delete(folder);
  }

  /** Lets the fault strike again and again, with traffic in between. */
  void strikeRepeatedly(Fault fault) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(seconds()).toNanos();
    do {
      Wait.pass(Duration.ofMillis(random.nextLong(200, 5_000)));
      fault.strike();
    } while (System.nanoTime() < end);
  }

  /**
   * Each command side has to take new orders again, within the bound and for, as good as surely,
   * every partition.
   */
  void requireAnswers() {
    long start = System.nanoTime();
    for (int side = 0; side < cluster.commandUrls().size(); side++) {
      for (int i = 0; i < PROBES; i++) {
        requireAnswer(side, probe(), RECOVERY_BOUND.minusNanos(System.nanoTime() - start));
      }
    }
    System.out.printf(Locale.ROOT, "%s: took commands again after %d ms%n",
        name, (System.nanoTime() - start) / 1_000_000);
  }

  /**
   * Commands that were accepted have to be accepted once more, whatever the system has forgotten
   * and learned again; the checker proves that the answers are the ones that were given first.
   *
   * @param most how many, evenly from all of them
   */
  void requireSameAnswers(int most) {
    long start = System.nanoTime();
    List<Request<OrderCommand>> accepted = history.attempts().stream()
        .filter(attempt -> attempt.answer() instanceof Accepted).map(Attempt::request).distinct()
        .toList();
    int sides = cluster.commandUrls().size();
    int step = 1 + accepted.size() / most;
    for (int i = 0; i < accepted.size(); i += step) {
      requireAnswer(i % sides, accepted.get(i),
          RECOVERY_BOUND.minusNanos(System.nanoTime() - start));
    }
  }

  /** How many attempts were answered with 2xx so far. */
  long accepted() {
    return history.attempts().stream()
        .filter(attempt -> attempt.answer() instanceof Accepted).count();
  }

  RandomGenerator random() {
    return random;
  }

  Path folder() {
    return folder;
  }

  /** The {@code ORDERLOG_DATA} of all processes. */
  Path data() {
    return folder.resolve("data");
  }

  private static long seconds() {
    return Long.getLong("orderlog.faults.seconds", 20);
  }

  private void run(Scenario scenario) throws Exception {
    try {
      cluster.start();
      underTraffic(scenario);
      prove();
    } catch (Throwable failure) {
      keepEvidence(failure);
      throw failure;
    }
  }

  private void underTraffic(Scenario scenario) throws Exception {
    try (Traffic _ = Traffic.start(seed, CLIENTS, sender, history, System::nanoTime)) {
      Wait.until(RECOVERY_BOUND, () -> accepted() >= ACCEPTED_BEFORE_FAULTS,
          () -> "traffic does not flow before any fault");
      scenario.play(cluster, this);
      requireAnswers();
      Wait.pass(BREATHING_SPACE);
    }
  }

  private void requireAnswer(int side, Request<OrderCommand> probe, Duration bound) {
    Wait.until(bound, () -> send(probe, side) instanceof Accepted,
        () -> cluster.commandUrls().get(side) + " does not take commands again");
  }

  private Request<OrderCommand> probe() {
    return new Request<>(new UUID(random.nextLong(), random.nextLong()).toString(),
        new UUID(random.nextLong(), random.nextLong()).toString(),
        new PlaceOrder("probe", Currency.getInstance("EUR"), List.of(new OrderLine("mug", 1, 1))),
        null);
  }

  private Answer send(Request<OrderCommand> request, int target) {
    try {
      long start = System.nanoTime();
      Answer answer = sender.send(request, target);
      history.add(new Attempt<>(PROBING_CLIENT, request, start, System.nanoTime(), answer));
      return answer;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private void prove() throws InterruptedException {
    List<Attempt<OrderCommand>> attempts = history.attempts();
    LogContent log = new LogReading(cluster.bootstrapServers(), VISIBILITY_BOUND)
        .read(OrderLog.ORDERS.eventsTopic());
    System.out.printf(Locale.ROOT, "%s: %d attempts, %d accepted, %d events, %d records aborted%n",
        name,
        attempts.size(), accepted(), log.committed().size(), log.aborted().size());
    assertThat(HistoryChecker.check(AllRules.ofOrders(), attempts, log)).isEmpty();
    if (cluster.hasReadSide()) {
      try (ReadSide readSide = new ReadSide(cluster.queryUrl(), VISIBILITY_BOUND)) {
        readSide.showsAll(attempts, log);
      }
      cluster.verifyReadModels();
    }
  }

  private void keepEvidence(Throwable failure) throws Exception {
    history.writeTo(folder.resolve("history.jsonl"));
    Files.writeString(folder.resolve("failure.txt"), failure + "\n\n"
        + Diagnosis.of(cluster.bootstrapServers()));
    System.out.println(name + " failed; what it left is in " + folder);
  }
}
