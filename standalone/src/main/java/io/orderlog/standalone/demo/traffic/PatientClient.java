package io.orderlog.standalone.demo.traffic;

import io.orderlog.time.Ticker;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Sends what may be sent again for as long as nobody answers it, so that whoever is asked may be
 * killed and started meanwhile. Thread-safe.
 */
public final class PatientClient {

  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(40);
  private static final long RETRY_MS = 200;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Ticker ticker;
  private final Duration patience;

  /** @param patience how long to try again while somebody is down or busy */
  public PatientClient(Ticker ticker, Duration patience) {
    this.ticker = ticker;
    this.patience = patience;
  }

  /**
   * Sends it until it is answered.
   *
   * @param again which answers leave it open
   * @param complaint what to say if it is left open for too long, as in {@code … did not answer}
   * @throws DemoFailedException if it is
   */
  public HttpResponse<String> send(HttpRequest.Builder asked,
      Predicate<HttpResponse<String>> again, String complaint) throws InterruptedException {
    HttpRequest request = asked.timeout(ANSWER_TIMEOUT).build();
    long start = ticker.nanos();
    String lastFailure = "";
    while (!ticker.isPast(start, patience)) {
      try {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (!again.test(answer)) {
          return answer;
        }
        lastFailure = answer.body();
      } catch (IOException unreachable) {
        lastFailure = String.valueOf(unreachable.getMessage());
      }
      TimeUnit.MILLISECONDS.sleep(RETRY_MS);
    }
    throw new DemoFailedException(complaint + " for " + patience.toSeconds()
        + " s; is the system running? " + lastFailure);
  }
}
