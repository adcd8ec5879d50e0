package io.orderlog.standalone.demo.traffic;

import io.orderlog.settings.Setting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Looks, before the first order, whether there is a system to talk to. */
public final class ServerCheck {

  private static final Duration TIMEOUT = Duration.ofSeconds(40);

  private ServerCheck() {}

  /**
   * Checks that a server answers.
   *
   * @param port says where it is, together with {@link Setting#HOST}
   * @throws DemoFailedException if nobody does
   */
  public static void requireRunning(URI server, Setting port) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(server.resolve("/health/live"))
        .timeout(TIMEOUT).build();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
      http.send(request, BodyHandlers.discarding());
    } catch (IOException _) {
      throw new DemoFailedException("nobody answers at " + server + ", which is where " + port
          + " says; start the system first, with ./orderlog start");
    }
  }
}
