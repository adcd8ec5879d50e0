package io.orderlog.faults.scenario;

import io.orderlog.faults.proxy.TcpProxy;
import io.orderlog.faults.shop.outside.LabelBooks;
import io.orderlog.faults.shop.outside.Ledger;
import io.orderlog.faults.shop.outside.Mailbox;
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

/**
 * The simulated payment provider, carrier and mail server of a shop, and the proxy through which
 * the shop asks the first two.
 */
public final class Provider implements AutoCloseable {

  private static final String SECRET = secret("the payment provider's key");
  private static final String CARRIER_SECRET = secret("a key of the carrier alone");

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

  static Provider in(
      Path folder, Map<String, String> shop, String port, String smtpPort) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try {
      Map<String, String> settings = new HashMap<>(Map.of(
          "ORDERLOG_CARRIER_WEBHOOK_SECRETS", CARRIER_SECRET,
          "ORDERLOG_SIMULATOR_CARRIER_WEBHOOK_SECRET", CARRIER_SECRET,
          "ORDERLOG_JAVA_OPTIONS", "-Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
          "ORDERLOG_DATA", folder.resolve("data").toString(),
          "ORDERLOG_SIMULATOR_PORT", port,
          "ORDERLOG_SIMULATOR_SMTP_PORT", smtpPort,
          "ORDERLOG_WEBHOOK_SECRETS", SECRET,
          "ORDERLOG_SIMULATOR_WEBHOOK_SECRET", SECRET));
      settings.putAll(shop);
      return new Provider(folder, settings, port, TcpProxy.start(
          loopback, 0, new InetSocketAddress(loopback, Integer.parseInt(port))));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String secret(String key) {
    return "whsec_" + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  /** What the processes of the shop have to know. */
  Map<String, String> settingsOfShop() {
    Map<String, String> shop = new HashMap<>(settings);
    shop.remove("ORDERLOG_JAVA_OPTIONS");
    shop.put("ORDERLOG_PAYMENT_URL", "http://127.0.0.1:" + proxy.port());
    if (isCarrier()) {
      shop.put("ORDERLOG_CARRIER_URL", "http://127.0.0.1:" + proxy.port());
    }
    if (isMailing()) {
      shop.put("ORDERLOG_SMTP_URL",
          "smtp://127.0.0.1:" + settings.get("ORDERLOG_SIMULATOR_SMTP_PORT"));
    }
    return shop;
  }

  /** Starts it; webhooks go to this command side. */
  void start(URI commandSide) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("ORDERLOG_SIMULATOR_WEBHOOK_URL", commandSide + "/webhooks/payments");
    all.put("ORDERLOG_SIMULATOR_CARRIER_WEBHOOK_URL", commandSide + "/webhooks/carrier");
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
    return Ledger.parse(get("/sim/ledger"));
  }

  /** Where all parcels really are. */
  public LabelBooks labels() throws InterruptedException {
    return LabelBooks.parse(get("/sim/labels"));
  }

  /** Whether parcels of the shop are taken by it, and not by hand: they say how long they take. */
  public boolean isCarrier() {
    return settings.containsKey("ORDERLOG_SIMULATOR_HANDED_OVER_MS");
  }

  /** What customers have got. */
  public Mailbox mailbox() throws InterruptedException {
    return Mailbox.parse(get("/mailbox?limit=1000"));
  }

  /** Whether customers of the shop get mails: they say from whom. */
  public boolean isMailing() {
    return settings.containsKey("ORDERLOG_MAIL_FROM");
  }

  private String get(String path) throws InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(url().resolve(path)).build(),
          BodyHandlers.ofString()).body();
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
