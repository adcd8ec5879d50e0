package io.orderlog.standalone;

import io.orderlog.command.CommandSide;
import io.orderlog.command.CommandSideSettings;
import io.orderlog.command.effects.smtp.MailServer;
import io.orderlog.command.effects.smtp.SmtpServer;
import io.orderlog.command.payment.provider.PaymentWebhooks;
import io.orderlog.command.shipment.carrier.CarrierWebhooks;
import io.orderlog.command.webhook.WebhookSecrets;
import io.orderlog.process.RunningParts;
import io.orderlog.projections.ProjectionsProcess;
import io.orderlog.query.QuerySide;
import io.orderlog.simulators.Simulators;
import io.orderlog.simulators.webhook.WebhookEndpoint;
import io.orderlog.standalone.broker.LocalBroker;
import io.orderlog.time.Ticker;
import io.orderlog.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The whole system in this JVM. */
final class Standalone implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(10);

  private final RunningParts parts;
  private final CommandSide commandSide;
  private final ProjectionsProcess projections;
  private final QuerySide querySide;
  private final Optional<Simulators> simulators;

  private Standalone(RunningParts parts, CommandSide commandSide, ProjectionsProcess projections,
      QuerySide querySide, Optional<Simulators> simulators) {
    this.parts = parts;
    this.simulators = simulators;
    this.commandSide = commandSide;
    this.projections = projections;
    this.querySide = querySide;
  }

  /**
   * Starts everything and returns when commands and queries are taken. If that fails, or this
   * thread is interrupted, what was started is closed again.
   *
   * @throws InterruptedException if the thread was interrupted; other exceptions may tell that, too
   * @throws IllegalStateException if a part does not come up, or has stopped for good meanwhile
   */
  static Standalone start(StandaloneSettings settings, TimeSource clock, Supplier<UUID> ids)
      throws IOException, InterruptedException {
    RunningParts parts = new RunningParts();
    try {
      LocalBroker broker = parts.add(LocalBroker.start(settings.broker()));
      Optional<Simulators> simulators = settings.simulators()
          .map(each -> parts.add(Simulators.startBeforeListener(each, clock, ids)));
      CommandSideSettings told = settings.commandSide(broker.bootstrapServers());
      CommandSideSettings commands = beside(simulators, told.with(told.shop()
          .withWaitSecrets(KeptSecret.in(settings.broker().data(), new SecureRandom()))),
          settings.mailFrom());
      CommandSide commandSide = parts.add(CommandSide.start(commands, clock, ids));
      ProjectionsProcess projections = parts.add(ProjectionsProcess.start(
          settings.projections(broker.bootstrapServers()), clock, new SecureRandom()));
      QuerySide querySide = parts.add(QuerySide.start(
          settings.querySide(broker.bootstrapServers()), clock, ids));
      awaitReady(commandSide::reasonsNotReady, commandSide::reasonsStopped, clock);
      simulators.ifPresent(each -> {
        each.tell(endpoint(
            commandSide, PaymentWebhooks.PATH, commands.shop().webhookSecrets()));
        each.tellOfParcels(endpoint(
            commandSide, CarrierWebhooks.PATH, commands.shop().carrierSecrets()));
      });
      awaitReady(querySide::reasonsNotReady, projections::reasonsStopped, clock);
      return new Standalone(parts, commandSide, projections, querySide, simulators);
    } catch (IOException | InterruptedException | RuntimeException failure) {
      var _ = parts.closedAfter(failure);
      throw failure;
    }
  }

  /** The secrets are in memory alone: what the simulators keep they sign when they send it. */
  private static CommandSideSettings beside(
      Optional<Simulators> simulators, CommandSideSettings commands, String mailFrom) {
    SecureRandom random = new SecureRandom();
    return simulators.map(each -> {
      URI url = URI.create(each.url());
      return commands.with(commands.shop().withPaymentsAt(url).withCarrierAt(url)
          .withMailBy(new MailServer.At(SmtpServer.at(url.getHost(), each.smtpPort()), mailFrom))
          .withWebhookSecrets(WebhookSecrets.made(random))
          .withCarrierSecrets(WebhookSecrets.made(random)));
    }).orElse(commands);
  }

  private static WebhookEndpoint endpoint(
      CommandSide commandSide, String path, WebhookSecrets secrets) {
    return new WebhookEndpoint(
        URI.create(commandSide.url() + path), secrets.all().getFirst());
  }

  /**
   * Waits until there is no reason left why a part is not ready.
   *
   * @param reasonsStopped why it will never be, whatever time passes
   */
  private static void awaitReady(Supplier<List<String>> reasonsNotReady,
      Supplier<List<String>> reasonsStopped, Ticker ticker) throws InterruptedException {
    long start = ticker.nanos();
    List<String> reasons = reasonsNotReady.get();
    while (!reasons.isEmpty()) {
      List<String> stopped = reasonsStopped.get();
      if (!stopped.isEmpty()) {
        throw new IllegalStateException(String.join("; ", stopped));
      }
      if (ticker.isPast(start, PATIENCE)) {
        throw new IllegalStateException("it was not ready after " + PATIENCE.toSeconds()
            + " s: " + String.join("; ", reasons));
      }
      Thread.sleep(POLL);
      reasons = reasonsNotReady.get();
    }
  }

  CommandSide commandSide() {
    return commandSide;
  }

  ProjectionsProcess projections() {
    return projections;
  }

  QuerySide querySide() {
    return querySide;
  }

  /** Empty if a payment provider is asked that is not part of it. */
  Optional<Simulators> simulators() {
    return simulators;
  }

  @Override
  public void close() {
    parts.close();
  }
}
