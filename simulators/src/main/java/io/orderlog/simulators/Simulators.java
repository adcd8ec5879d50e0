package io.orderlog.simulators;

import io.javalin.config.RoutesConfig;
import io.orderlog.http.CannotListenException;
import io.orderlog.http.Health;
import io.orderlog.http.HttpServer;
import io.orderlog.process.RunningParts;
import io.orderlog.settings.Setting;
import io.orderlog.simulators.carrier.Carrier;
import io.orderlog.simulators.carrier.CarrierApi;
import io.orderlog.simulators.mail.MailDoor;
import io.orderlog.simulators.mail.Mailbox;
import io.orderlog.simulators.mail.MailboxApi;
import io.orderlog.simulators.payment.PaymentApi;
import io.orderlog.simulators.payment.PaymentProvider;
import io.orderlog.simulators.webhook.WebhookEndpoint;
import io.orderlog.simulators.webhook.WebhookSender;
import io.orderlog.time.TimeSource;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The world outside, for as long as this is open: a payment provider, a carrier and a mail server.
 * Thread-safe.
 */
public final class Simulators implements AutoCloseable {

  private final RunningParts parts;
  private final HttpServer server;
  private final WebhookSender webhooks;
  private final WebhookSender parcels;
  private final MailDoor mails;

  private Simulators(RunningParts parts, HttpServer server, WebhookSender webhooks,
      WebhookSender parcels, MailDoor mails) {
    this.mails = mails;
    this.parts = parts;
    this.server = server;
    this.webhooks = webhooks;
    this.parcels = parcels;
  }

  /**
   * Opens what they remember and takes calls.
   *
   * @throws io.orderlog.simulators.journal.UnusableJournalException if that cannot be read, or is
   *     another process's
   * @throws CannotListenException if nobody can listen on the port
   */
  public static Simulators start(
      SimulatorsSettings settings, TimeSource clock, Supplier<UUID> ids) {
    return start(settings, settings.webhooks().isPresent(),
        settings.carrierWebhooks().isPresent(), clock, ids);
  }

  /** The same for somebody who cannot be named yet: webhooks wait for {@link #tell}. */
  public static Simulators startBeforeListener(
      SimulatorsSettings settings, TimeSource clock, Supplier<UUID> ids) {
    return start(settings, true, true, clock, ids);
  }

  private static Simulators start(
      SimulatorsSettings settings, boolean tells, boolean tellsOfParcels, TimeSource clock,
      Supplier<UUID> ids) {
    RunningParts parts = new RunningParts();
    try {
      return start(settings, tells, tellsOfParcels, clock, () -> ids.get().toString(), parts);
    } catch (RuntimeException failure) {
      throw parts.closedAfter(failure);
    }
  }

  private static Simulators start(SimulatorsSettings settings, boolean tells,
      boolean tellsOfParcels, TimeSource clock, Supplier<String> ids, RunningParts parts) {
    Faults faults = new Faults(settings.seed(), settings.percents());
    PaymentProvider provider = parts.add(new PaymentProvider(
        settings.data().resolve("simulators").resolve("payments.jsonl"), settings.later(),
        tells, faults, clock, ids));
    Carrier carrier = parts.add(new Carrier(
        settings.data().resolve("simulators").resolve("labels.jsonl"), settings.parcels(),
        settings.later(), tellsOfParcels, faults, clock, ids));
    CarrierApi labels = new CarrierApi(carrier, faults);
    Mailbox mailbox = parts.add(new Mailbox(
        settings.data().resolve("simulators").resolve("mails.jsonl"), clock));
    MailboxApi mailboxApi = new MailboxApi(mailbox);
    PaymentApi api = new PaymentApi(provider, faults, settings.slow());
    HttpServer server = parts.add(
        server(settings, ids, routes -> {
          api.register(routes);
          labels.register(routes);
          mailboxApi.register(routes);
          Health.register(routes, List::of);
        }));
    WebhookSender webhooks =
        parts.add(WebhookSender.start(provider, settings.webhooks(), clock));
    WebhookSender parcels =
        parts.add(WebhookSender.start(carrier, settings.carrierWebhooks(), clock));
    MailDoor mails = parts.add(mailDoor(settings, mailbox, faults));
    parts.add(api::hurry);
    return new Simulators(parts, server, webhooks, parcels, mails);
  }

  private static HttpServer server(
      SimulatorsSettings settings, Supplier<String> ids, Consumer<RoutesConfig> routes) {
    try {
      return HttpServer.start(settings.host(), settings.port(), ids, routes);
    } catch (CannotListenException unheard) {
      throw unheard.withRemedy(Setting.HOST, Setting.SIMULATOR_PORT);
    }
  }

  private static MailDoor mailDoor(
      SimulatorsSettings settings, Mailbox mailbox, Faults faults) {
    try {
      return MailDoor.open(
          settings.host(), settings.smtpPort(), mailbox, faults, settings.slow());
    } catch (CannotListenException unheard) {
      throw unheard.withRemedy(Setting.HOST, Setting.SIMULATOR_SMTP_PORT);
    }
  }

  /** Where they are found. */
  public String url() {
    return server.url();
  }

  /** Where the mail server takes mails. */
  public int smtpPort() {
    return mails.port();
  }

  /** Who hears of payments from now on, unless the settings name somebody. */
  public void tell(WebhookEndpoint listener) {
    webhooks.sendTo(listener);
  }

  /** Who hears of parcels from now on, unless the settings name somebody. */
  public void tellOfParcels(WebhookEndpoint listener) {
    parcels.sendTo(listener);
  }

  /** All that they serve, each as in {@code GET /v1/payments/{id}}. */
  public SortedSet<String> routes() {
    return server.routes();
  }

  /** Takes no new calls, and stops. */
  @Override
  public void close() {
    parts.close();
  }
}
