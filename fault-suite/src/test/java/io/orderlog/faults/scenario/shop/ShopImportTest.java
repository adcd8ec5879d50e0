package io.orderlog.faults.scenario.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.fulfilment.FulfilmentState.Paying;
import io.orderlog.domain.fulfilment.FulfilmentState.Shipping;
import io.orderlog.eventlog.endpoint.EndpointLog;
import io.orderlog.faults.check.Anomaly;
import io.orderlog.faults.check.Violation;
import io.orderlog.faults.history.LoggedEvent;
import io.orderlog.faults.history.Position;
import io.orderlog.faults.scenario.Cluster;
import io.orderlog.faults.scenario.Layout;
import io.orderlog.faults.scenario.Wait;
import io.orderlog.faults.shop.check.FulfilmentChecker;
import io.orderlog.faults.shop.outside.LabelBooks;
import io.orderlog.faults.shop.outside.Ledger;
import io.orderlog.faults.shop.outside.Mailbox;
import io.orderlog.faults.shop.ShopEvidence;
import io.orderlog.faults.shop.ShopLogs;
import io.orderlog.faults.shop.outside.Subscriber;
import io.orderlog.faults.shop.outside.Subscriber.Taken;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All logs of a shop are exported while orders wait for the payment provider, and imported into
 * another cluster, whose provider has never heard of them. Nothing happens there before an operator
 * allows it; then what was due is done once.
 */
@Tag("faults")
class ShopImportTest {

  private static final Layout SHOP = Layout.commandSides(1).withShop(ShopTrial.NO_REVIEWS)
      .withShop(Map.of("ORDERLOG_WEBHOOKS_TO_PRIVATE", "allowed"));
  private static final Duration BOUND = Duration.ofMinutes(2);
  private static final int WAITING = 3;
  private static final List<String> EXPORTED = Stream.concat(
      ShopLogs.NAMES.stream(), Stream.of(EndpointLog.ENDPOINTS.name())).toList();
  private static final Position ANYWHERE = new Position(0, 0);

  @Test
  @Tag("faults-short")
  void nothing_happens_in_a_copy_before_it_is_allowed() throws Exception {
    ShopTrial.run("shop-import", SHOP, (cluster, trial) -> {
      trial.serve();
      Ledger known = trial.atRest().ledger();
      List<String> waiting = waitForProvider(cluster, trial, known);
      cluster.commandSide().kill();
      List<LoggedEvent> exported = withoutPlaces(trial.logs());
      EXPORTED.forEach(log -> cluster.run(
          "replay", "export", "--log", log, "--to", file(trial, log)));
      Subscriber told = trial.subscriber().asSubscriber();

      try (Cluster copy = Cluster.in(trial.folder().resolve("copy"), SHOP)) {
        copy.start(() -> EXPORTED.forEach(log -> copy.run(
            "replay", "import", "--log", log, "--from", file(trial, log))));
        Carried.await(copy);
        assertThat(copy.run("effects", "list"))
            .contains("payments is held back").contains("webhook-endpoints is held back");
        assertThat(withoutPlaces(trial.logsOf(copy)))
            .containsExactlyInAnyOrderElementsOf(exported);
        assertThat(copy.provider().ledger().calls()).isEmpty();
        assertThat(trial.subscriber().asSubscriber()).isEqualTo(told);

        copy.run("effects", "allow", "webhook-endpoints");
        copy.run("effects", "allow", "payments");
        awaitPaid(copy, trial, known, waiting);
        assertThat(copy.provider().ledger().calls())
            .as("once to hold and once to take the money of each").hasSize(2 * WAITING);
        awaitTold(trial.subscriber(), told, waiting);
      }
      trial.subscriber().forgetAllBut(told);
      cluster.provider().server().start();
      cluster.commandSide().start();
    });
  }

  /** Some orders for whose money nobody can be asked, and all that follows from events is done. */
  private static List<String> waitForProvider(Cluster cluster, ShopTrial trial, Ledger known)
      throws InterruptedException {
    cluster.provider().server().kill();
    List<String> waiting = new ArrayList<>();
    for (int i = 0; i < WAITING; i++) {
      waiting.add(trial.customers().order("ok"));
    }
    long failed = trial.logs().attemptsFailed();
    trial.awaitThat("asked in vain", logs -> logs.attemptsFailed() > failed
        && waiting.stream().allMatch(order -> logs.process(order) instanceof Paying)
        && wrong(logs, known).stream()
            .noneMatch(each -> each.anomaly() == Anomaly.LOST_COMMAND));
    return waiting;
  }

  /** There, the provider of the copy knows what it was asked, and of all else the one before. */
  private static void awaitPaid(
      Cluster copy, ShopTrial trial, Ledger known, List<String> waiting) {
    List<Violation> wrong = new ArrayList<>();
    Wait.until(BOUND, () -> {
      ShopLogs logs = trial.logsOf(copy);
      wrong.clear();
      wrong.addAll(wrong(logs, known.with(ledger(copy))));
      return wrong.isEmpty()
          && waiting.stream().allMatch(order -> logs.process(order) instanceof Shipping);
    }, () -> "not paid: " + wrong);
  }

  /** Of what happens in the copy from now on, and of nothing that happened before. */
  private static void awaitTold(
      WebhookServer subscriber, Subscriber before, List<String> waiting) {
    List<Taken> news = new ArrayList<>();
    Wait.until(BOUND, () -> {
      news.clear();
      news.addAll(subscriber.asSubscriber().taken());
      news.subList(0, before.taken().size()).clear();
      return waiting.stream().allMatch(order -> news.stream().anyMatch(
          each -> each.type().equals("order.paid.v1") && each.stream().equals(order)));
    }, () -> "not told of what is paid, but of " + news);
    assertThat(news).doesNotContainAnyElementsOf(before.taken());
  }

  private static Ledger ledger(Cluster cluster) {
    try {
      return cluster.provider().ledger();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private static List<Violation> wrong(ShopLogs logs, Ledger ledger) {
    return FulfilmentChecker.check(
        new ShopEvidence(logs, ledger, LabelBooks.EMPTY, Mailbox.EMPTY,
            Subscriber.NOBODY, Instant.now(), Duration.ZERO, Set.of()));
  }

  private static String file(ShopTrial trial, String log) {
    Path file = trial.folder().resolve(log + ".jsonl.gz");
    return file.toString();
  }

  /** Where an event stands is another thing in another log. */
  private static List<LoggedEvent> withoutPlaces(ShopLogs logs) {
    return logs.events().map(event -> new LoggedEvent(ANYWHERE, event.streamId(),
        event.version(), event.commandId(), event.type(), event.time(), event.data())).toList();
  }
}
