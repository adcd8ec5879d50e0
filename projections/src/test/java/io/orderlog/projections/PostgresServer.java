package io.orderlog.projections;

import io.orderlog.embedded.TestPorts;
import io.orderlog.projections.database.ReadModelSettings;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server from this machine's installation, with a folder and a port of its own,
 * that can be stopped and started again. It forgets everything when it is closed.
 */
public final class PostgresServer implements AutoCloseable {

  /** Where Debian has its versions. */
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

  /** It refuses to run as root, and this user comes with the package. */
  private static final String USER = "postgres";

  private static final String OWNER = "orderlog";
  private static final String PASSWORD = "secret";
  private static final long PATIENCE_SECONDS = 30;

  private static final List<String> FORGETFUL =
      List.of("-c", "fsync=off", "-c", "full_page_writes=off");

  private final Path programs;
  private final Path folder;
  private final int port;
  private final List<String> options;
  private @Nullable Process process;

  private PostgresServer(Path programs, Path folder, int port, List<String> options) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
    this.options = options;
  }

  /**
   * Starts a new, empty one, quick because a power failure would harm it; nothing if there is no
   * PostgreSQL on this machine.
   */
  public static Optional<PostgresServer> startIfInstalled() {
    return startIfInstalled(FORGETFUL);
  }

  /** The same, but with everything on disk that is committed, as it is by PostgreSQL's defaults. */
  public static Optional<PostgresServer> startDurableIfInstalled() {
    return startIfInstalled(List.of());
  }

  private static Optional<PostgresServer> startIfInstalled(List<String> options) {
    return programs().map(programs -> {
      try {
        PostgresServer server = new PostgresServer(programs,
            Files.createTempDirectory("orderlog-test-postgres"), TestPorts.next(), options);
        server.initialise();
        server.start();
        return server;
      } catch (IOException failure) {
        throw new IllegalStateException("PostgreSQL in " + programs + " does not start", failure);
      }
    });
  }

  /** A new, empty database. */
  public ReadModelSettings createDatabase() {
    String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
    execute("create database " + name);
    return settings(name);
  }

  /** One that sorts text as a language does. */
  public ReadModelSettings createEnglishDatabase() {
    String name = "english_" + UUID.randomUUID().toString().replace('-', '_');
    execute("create database " + name
        + " template template0 locale_provider icu icu_locale 'en-US'");
    return settings(name);
  }

  /** One whose owner is no superuser. */
  public ReadModelSettings createDatabaseOfLimitedUser() {
    String name = "limited_" + UUID.randomUUID().toString().replace('-', '_');
    execute("create role " + name + " login password '" + PASSWORD + "'");
    execute("create database " + name + " owner " + name);
    return new ReadModelSettings(settings(name).url(), name, PASSWORD);
  }

  /** How to reach one of its databases, whether there is one with this name or not. */
  public ReadModelSettings settings(String database) {
    return new ReadModelSettings(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, OWNER, PASSWORD);
  }

  /** Runs a statement as an operator would. */
  public void execute(String sql) {
    execute(settings("postgres"), sql);
  }

  /** The same in one of its databases. */
  public void execute(ReadModelSettings database, String sql) {
    try (var connection = DriverManager.getConnection(database.url(), OWNER, PASSWORD);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  public void start() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-D", data(), "-p", String.valueOf(port),
        "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
        "-c", "max_connections=300"));
    arguments.addAll(options);
    process = run("postgres", arguments.toArray(String[]::new));
    Eventually.holds("PostgreSQL answers; its log is in " + folder, this::answers);
  }

  /** Ends all sessions at once. */
  public void stop() throws IOException {
    Process running = process;
    if (running != null) {
      await("pg_ctl", run("pg_ctl", "stop", "-m", "fast", "-D", data()));
      await("postgres", running);
      process = null;
    }
  }

  /** Lets it neither answer nor close a connection, as when its machine vanishes. */
  public void freeze() throws IOException {
    signal("STOP");
  }

  /** Lets it go on. */
  public void thaw() throws IOException {
    signal("CONT");
  }

  /** The operating system's numbers for the server and its sessions at the moment. */
  public List<Long> pids() {
    Process running = process;
    return running == null
        ? List.of()
        : Stream.concat(Stream.of(running.toHandle()), running.descendants())
            .map(ProcessHandle::pid).toList();
  }

  private void signal(String name) throws IOException {
    Process running = process;
    if (running != null) {
      List<String> command = new ArrayList<>(List.of("kill", "-" + name));
      pids().forEach(pid -> command.add(String.valueOf(pid)));
      try {
        // One of the sessions may have ended meanwhile, which is no failure.
        new ProcessBuilder(command).redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("signalling PostgreSQL");
      }
    }
  }

  @Override
  public void close() throws IOException {
    thaw();
    stop();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void initialise() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
    if (isRoot()) {
      Files.setOwner(folder, folder.getFileSystem().getUserPrincipalLookupService()
          .lookupPrincipalByName(USER));
    }
    await("initdb", run("initdb", "-D", data(), "-U", OWNER, "-A", "scram-sha-256",
        "--pwfile", password.toString(), "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"));
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private boolean answers() {
    try (var _ = DriverManager.getConnection(settings("postgres").url(), OWNER, PASSWORD)) {
      return true;
    } catch (SQLException notYet) {
      return false;
    }
  }

  private Process run(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of(
          "setpriv", "--reuid", USER, "--regid", USER, "--clear-groups", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(
            folder.resolve(program + ".log").toFile()))
        .start();
  }

  private void await(String program, Process running) throws IOException {
    try {
      if (!running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || running.exitValue() != 0) {
        throw new IOException(program + " failed: "
            + Files.readString(folder.resolve(program + ".log")));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("waiting for " + program);
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /** Those of the newest version, or of the PATH. */
  private static Optional<Path> programs() {
    File[] installed = DEBIAN.toFile().listFiles();
    Stream<Path> versions = Stream.of(installed == null ? new File[0] : installed)
        .sorted(Comparator.comparing(File::getName).reversed())
        .map(version -> version.toPath().resolve("bin"));
    Stream<Path> path = Stream.of(System.getenv("PATH").split(":")).map(Path::of);
    return Stream.concat(versions, path)
        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
        .findFirst();
  }
}
