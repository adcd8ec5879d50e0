package io.orderlog.faults.scenario;

import io.orderlog.faults.proxy.TcpProxy;
import io.orderlog.faults.shop.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The simulated payment provider of a shop, and the proxy through which the shop asks it. */
public final class Provider implements AutoCloseable {

  private static final String SECRET = "whsec_" + Base64.getEncoder()
      .encodeToString("a key of more than 24 bytes".getBytes(StandardCharsets.UTF_8));

  private final Path folder;
  private final Map<String, String> settings;
  private final String port;
  private final TcpProxy proxy;
  private Server server;

  private Provider(Path folder, Map<String, String> settings, String port, TcpProxy proxy) {
    this.folder = folder;
    this.settings = settings;
    this.port = port;
    this.proxy = proxy;
    this.server = new Server("simulators", folder, settings, "simulators", "");
  }

  static Provider in(Path folder, Map<String, String> shop, String port) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try {
      Map<String, String> settings = new HashMap<>(Map.of(
          "ORDERLOG_JAVA_OPTIONS", "-Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
          "ORDERLOG_DATA", folder.resolve("data").toString(),
          "ORDERLOG_SIMULATOR_PORT", port,
          "ORDERLOG_WEBHOOK_SECRETS", SECRET,
          "ORDERLOG_SIMULATOR_WEBHOOK_SECRET", SECRET));
      settings.putAll(shop);
      return new Provider(folder, settings, port, TcpProxy.start(
          loopback, 0, new InetSocketAddress(loopback, Integer.parseInt(port))));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** What the processes of the shop have to know. */
  Map<String, String> settingsOfShop() {
    Map<String, String> shop = new HashMap<>(settings);
    shop.remove("ORDERLOG_JAVA_OPTIONS");
    shop.put("ORDERLOG_PAYMENT_URL", "http://127.0.0.1:" + proxy.port());
    return shop;
  }

  /** Starts it; webhooks go to this command side. */
  void start(URI commandSide) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("ORDERLOG_SIMULATOR_WEBHOOK_URL", commandSide + "/webhooks/payments");
    server = new Server("simulators", folder, all, "simulators", "Simulated payment provider: ");
    server.start();
  }

  public Server server() {
    return server;
  }

  /** Between the command sides and it. */
  public TcpProxy proxy() {
    return proxy;
  }

  /** Where customers find it. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** What has really happened to money. */
  public Ledger ledger() throws InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return Ledger.parse(http.send(HttpRequest.newBuilder(url().resolve("/sim/ledger")).build(),
          BodyHandlers.ofString()).body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    server.close();
    try {
      proxy.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
