package io.orderlog.embedded;

import io.orderlog.settings.Host;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import kafka.server.KafkaConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real broker that lets nobody do what was not granted: clients log in by SCRAM, and Kafka's own
 * authorizer decides. Flushes each message, as power-loss asks for.
 */
public final class GuardedKafka implements AutoCloseable {

  /** May do all. */
  public static final String ADMIN = "admin";

  private static final String PASSWORD = "not-a-secret";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(10);

  /** What somebody may do. */
  public record Grant(ResourceType type, String name, PatternType pattern,
      AclOperation operation) {

    private AclBinding to(String user) {
      return new AclBinding(new ResourcePattern(type, name, pattern), new AccessControlEntry(
          "User:" + user, "*", operation, AclPermissionType.ALLOW));
    }
  }

  private static final Host LOOPBACK = new Host("127.0.0.1");

  private final BrokerAndController server;
  private final String bootstrapServers;
  private final Admin admin;

  private GuardedKafka(BrokerAndController server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
    Properties properties = clientProperties(ADMIN);
    properties.put("bootstrap.servers", bootstrapServers);
    this.admin = Admin.create(properties);
  }

  /**
   * Formats the folder unless it is, and starts the broker in it.
   *
   * @param users who can log in besides {@link #ADMIN}, at first without any rights
   */
  public static GuardedKafka start(Path folder, String... users) {
    try (HeldPorts ports = new HeldPorts()) {
      int port = ports.hold(LOOPBACK, 0);
      format(folder, users);
      BrokerAndController server =
          new BrokerAndController(new KafkaConfig(properties(folder, port, ports), false), ports);
      server.start(false, _ -> {});
      return new GuardedKafka(server, "127.0.0.1:" + port);
    } catch (Exception failure) {
      throw BrokerStartException.because("a guarded broker did not start", failure);
    }
  }

  /** Where clients connect, as {@code host:port}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** A client of the one who may do all; closed with the broker. */
  public Admin admin() {
    return admin;
  }

  /** What a client needs to log in. */
  public static Properties clientProperties(String user) {
    Properties properties = new Properties();
    properties.put("security.protocol", "SASL_PLAINTEXT");
    properties.put("sasl.mechanism", "SCRAM-SHA-256");
    properties.put("sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user
            + "\" password=\"" + PASSWORD + "\";");
    return properties;
  }

  /** The same as a file in this folder. */
  public static Path clientPropertiesFile(Path folder, String user) throws IOException {
    Path file = folder.resolve(user + ".properties");
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      clientProperties(user).store(writer, null);
    }
    return file;
  }

  /** Adds rights; returns when the broker knows of them. */
  public void grant(String user, Collection<Grant> grants)
      throws ExecutionException, InterruptedException {
    List<AclBinding> bindings = grants.stream().map(grant -> grant.to(user)).toList();
    admin.createAcls(bindings).all().get();
    await(user, bindings, true);
  }

  /** Takes rights away; returns when the broker knows of that. */
  public void revoke(String user, Collection<Grant> grants)
      throws ExecutionException, InterruptedException {
    List<AclBinding> bindings = grants.stream().map(grant -> grant.to(user)).toList();
    admin.deleteAcls(bindings.stream().map(AclBinding::toFilter).toList()).all().get();
    await(user, bindings, false);
  }

  private void await(String user, List<AclBinding> bindings, boolean there)
      throws ExecutionException, InterruptedException {
    AclBindingFilter ofUser = new AclBindingFilter(ResourcePatternFilter.ANY,
        new AccessControlEntryFilter(
            "User:" + user, null, AclOperation.ANY, AclPermissionType.ANY));
    long start = System.nanoTime();
    while (true) {
      Collection<AclBinding> known = admin.describeAcls(ofUser).values().get();
      if (bindings.stream().allMatch(binding -> known.contains(binding) == there)) {
        return;
      }
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IllegalStateException("the broker does not know of " + bindings);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  @Override
  public void close() {
    admin.close();
    server.shutDown();
  }

  private static Properties properties(Path folder, int port, HeldPorts ports)
      throws IOException {
    int brokers = ports.hold(LOOPBACK, 0);
    int controllers = ports.hold(LOOPBACK, 0);
    Properties properties = new Properties();
    properties.putAll(Map.of(
        "process.roles", "broker,controller",
        "node.id", "1",
        "log.dirs", folder.toString(),
        "listeners", "CLIENTS://127.0.0.1:" + port + ",BROKERS://127.0.0.1:" + brokers
            + ",CONTROLLERS://127.0.0.1:" + controllers,
        "advertised.listeners",
        "CLIENTS://127.0.0.1:" + port + ",BROKERS://127.0.0.1:" + brokers,
        "listener.security.protocol.map",
        "CLIENTS:SASL_PLAINTEXT,BROKERS:PLAINTEXT,CONTROLLERS:PLAINTEXT",
        "inter.broker.listener.name", "BROKERS",
        "controller.listener.names", "CONTROLLERS",
        "controller.quorum.voters", "1@127.0.0.1:" + controllers));
    properties.putAll(Map.of(
        "authorizer.class.name", StandardAuthorizer.class.getName(),
        // The broker and the controller come to each other without a name.
        "super.users", "User:ANONYMOUS;User:" + ADMIN,
        "sasl.enabled.mechanisms", "SCRAM-SHA-256",
        "listener.name.clients.scram-sha-256.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;",
        "auto.create.topics.enable", "false",
        "log.flush.interval.messages", "1",
        "group.initial.rebalance.delay.ms", "0"));
    for (String topic : List.of("offsets.topic", "transaction.state.log",
        "share.coordinator.state.topic")) {
      properties.put(topic + ".num.partitions", "1");
      properties.put(topic + ".replication.factor", "1");
    }
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
    return properties;
  }

  private static void format(Path folder, String... users) throws Exception {
    Files.createDirectories(folder);
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    List<String> logins = new ArrayList<>(List.of(scram(ADMIN)));
    for (String user : users) {
      logins.add(scram(user));
    }
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .setControllerListenerName("CONTROLLERS")
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setScramArguments(logins)
        .addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString())
        .run();
  }

  private static String scram(String user) {
    return "SCRAM-SHA-256=[name=" + user + ",password=" + PASSWORD + ",iterations=4096]";
  }
}
