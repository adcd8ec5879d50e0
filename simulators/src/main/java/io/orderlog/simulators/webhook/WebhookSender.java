package io.orderlog.simulators.webhook;

import io.orderlog.process.DutyThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets time pass for an outbox, and sends what is due, one after the other, until it arrives. Only
 * a 2xx means that it has.
 */
public final class WebhookSender implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
  private static final Duration REST = Duration.ofMillis(50);
  private static final Duration REST_AFTER_FAULT = Duration.ofSeconds(1);

  private final Outbox outbox;
  private volatile @Nullable WebhookEndpoint endpoint;
  private final InstantSource clock;
  private final HttpClient http = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
      .connectTimeout(Duration.ofSeconds(5)).build();
  private final DutyThread thread = new DutyThread("simulators-webhooks", this::run);

  private WebhookSender(
      Outbox outbox, Optional<WebhookEndpoint> endpoint, InstantSource clock) {
    this.outbox = outbox;
    this.endpoint = endpoint.orElse(null);
    this.clock = clock;
  }

  /**
   * Begins.
   *
   * @param endpoint who wants to hear of what happens; what is due waits until somebody is named
   */
  public static WebhookSender start(
      Outbox outbox, Optional<WebhookEndpoint> endpoint, InstantSource clock) {
    WebhookSender started = new WebhookSender(outbox, endpoint, clock);
    started.thread.start();
    return started;
  }

  /** Sends them there from now on, unless somebody was named before. */
  public void sendTo(WebhookEndpoint named) {
    if (endpoint == null) {
      endpoint = named;
    }
  }

  /** Ends after the webhook at hand. */
  @Override
  public void close() {
    thread.close();
    http.close();
  }

  private void run() throws InterruptedException {
    while (!thread.isStopping()) {
      try {
        outbox.passTime();
        sendAll();
        thread.pause(REST);
      } catch (UncheckedIOException notKept) {
        LOG.warn("What happens cannot be kept, and is tried again", notKept);
        thread.pause(REST_AFTER_FAULT);
      }
    }
  }

  private void sendAll() throws InterruptedException {
    WebhookEndpoint to = endpoint;
    if (to == null) {
      return;
    }
    for (Notice notice : outbox.due()) {
      if (thread.isStopping()) {
        return;
      }
      outbox.becomes(send(to, notice));
    }
  }

  private Notice send(WebhookEndpoint to, Notice notice) throws InterruptedException {
    String fault;
    try {
      int status = http.send(to.request(notice, clock.instant()), BodyHandlers.discarding())
          .statusCode();
      if (status / 100 == 2) {
        return notice.arrived();
      }
      fault = "answered " + status;
    } catch (IOException notAnswered) {
      fault = notAnswered.toString();
    }
    Notice later = notice.failed(clock.instant());
    LOG.warn("Webhook {} has not arrived at {}, {}: {}", notice.id(), to,
        later.isOver() ? "and is given up" : "and is sent again at " + later.nextAt(), fault);
    return later;
  }
}
