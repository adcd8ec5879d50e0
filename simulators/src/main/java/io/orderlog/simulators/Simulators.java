package io.orderlog.simulators;

import io.orderlog.http.CannotListenException;
import io.orderlog.http.Health;
import io.orderlog.http.HttpServer;
import io.orderlog.process.RunningParts;
import io.orderlog.settings.Setting;
import io.orderlog.simulators.payment.PaymentApi;
import io.orderlog.simulators.payment.PaymentProvider;
import io.orderlog.simulators.webhook.WebhookEndpoint;
import io.orderlog.simulators.webhook.WebhookSender;
import io.orderlog.time.TimeSource;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Supplier;

/** The world outside, for as long as this is open: a payment provider. Thread-safe. */
public final class Simulators implements AutoCloseable {

  private final RunningParts parts;
  private final HttpServer server;
  private final WebhookSender webhooks;

  private Simulators(RunningParts parts, HttpServer server, WebhookSender webhooks) {
    this.parts = parts;
    this.server = server;
    this.webhooks = webhooks;
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
    return start(settings, settings.webhooks().isPresent(), clock, ids);
  }

  /** The same for somebody who cannot be named yet: webhooks wait for {@link #tell}. */
  public static Simulators startBeforeListener(
      SimulatorsSettings settings, TimeSource clock, Supplier<UUID> ids) {
    return start(settings, true, clock, ids);
  }

  private static Simulators start(
      SimulatorsSettings settings, boolean tells, TimeSource clock, Supplier<UUID> ids) {
    RunningParts parts = new RunningParts();
    try {
      return start(settings, tells, clock, () -> ids.get().toString(), parts);
    } catch (CannotListenException unheard) {
      throw parts.closedAfter(unheard.withRemedy(Setting.HOST, Setting.SIMULATOR_PORT));
    } catch (RuntimeException failure) {
      throw parts.closedAfter(failure);
    }
  }

  private static Simulators start(SimulatorsSettings settings, boolean tells, TimeSource clock,
      Supplier<String> ids, RunningParts parts) {
    Faults faults = new Faults(settings.seed(), settings.percents());
    PaymentProvider provider = parts.add(new PaymentProvider(
        settings.data().resolve("simulators").resolve("payments.jsonl"), settings.later(),
        tells, faults, clock, ids));
    PaymentApi api = new PaymentApi(provider, faults, settings.slow());
    HttpServer server = parts.add(
        HttpServer.start(settings.host(), settings.port(), ids, routes -> {
          api.register(routes);
          Health.register(routes, List::of);
        }));
    WebhookSender webhooks =
        parts.add(WebhookSender.start(provider, settings.webhooks(), clock));
    parts.add(api::hurry);
    return new Simulators(parts, server, webhooks);
  }

  /** Where they are found. */
  public String url() {
    return server.url();
  }

  /** Who hears of what happens from now on, unless the settings name somebody. */
  public void tell(WebhookEndpoint listener) {
    webhooks.sendTo(listener);
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
