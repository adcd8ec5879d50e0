package io.orderlog.projections.database;

import static io.orderlog.projections.database.MetaTables.PROJECTION;
import static io.orderlog.projections.database.MetaTables.PROJECTIONS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.projections.Eventually;
import io.orderlog.projections.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedDatabaseTest {

  @TempDir
  Path data;

  @Test
  void goes_on_when_the_process_that_served_it_is_killed() throws Exception {
    try (JavaProcess server = JavaProcess.start(SecondProcess.class, data.toString())) {
      server.expect("open");
      try (ReadModelDatabase database = open()) {
        server.ask("one", "written");
        write(database, "two");
        assertThat(names(database)).containsExactly("one", "two");
        server.kill();
        Eventually.holds("written without the server", () -> tryToWrite(database, "three"));
        // What the server had open was not closed, and so is not believed.
        assertThat(names(database)).containsExactly("three");
      }
    }
  }

  @Test
  void serves_another_process_which_goes_on_alone() throws Exception {
    ReadModelDatabase server = open();
    try (JavaProcess other = JavaProcess.start(SecondProcess.class, data.toString())) {
      other.expect("open");
      other.ask("one", "written");
      assertThat(names(server)).containsExactly("one");
      server.close();
      other.ask("two", "written");
    }
    try (ReadModelDatabase database = open()) {
      assertThat(names(database)).contains("one");
    }
  }

  @Test
  void is_served_to_this_machine_only() throws Exception {
    try (ReadModelDatabase _ = open()) {
      Properties lock = new Properties();
      try (var reader = Files.newBufferedReader(
          data.resolve("read-model").resolve("orderlog.lock.db"))) {
        lock.load(reader);
      }
      int port = Integer.parseInt(lock.getProperty("server").split(":", 2)[1]);
      assertThat(canConnect(InetAddress.getLoopbackAddress(), port)).isTrue();
      for (InetAddress address : otherAddresses()) {
        assertThat(canConnect(address, port)).as("reachable at " + address).isFalse();
      }
    }
  }

  @Test
  void says_so_when_another_process_keeps_it_to_itself() throws Exception {
    try (JavaProcess other = JavaProcess.start(SelfishProcess.class, data.toString())) {
      other.expect("open");
      assertThatThrownBy(this::open).isInstanceOf(ReadModelUnavailableException.class)
          .hasMessageEndingWith("another process has it open and does not share it");
    }
  }

  /** Opens the database and writes one row for each line that it reads. */
  static final class SecondProcess {
    public static void main(String[] arguments) throws IOException {
      try (
          ReadModelDatabase database = ReadModelDatabase
              .open(ReadModelSettings.inFolder(Path.of(arguments[0])));
          var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
        System.out.println("open");
        for (String name = lines.readLine(); name != null; name = lines.readLine()) {
          String row = name;
          Eventually.holds("written", () -> tryToWrite(database, row));
          System.out.println("written");
        }
      }
    }
  }

  /** Opens the file without serving it to others. */
  static final class SelfishProcess {
    public static void main(String[] arguments) throws Exception {
      ReadModelSettings settings = ReadModelSettings.inFolder(Path.of(arguments[0]));
      String alone = settings.url().split(";", 2)[0];
      try (var _ = DriverManager.getConnection(alone, settings.user(), settings.password())) {
        System.out.println("open");
        System.in.read();
      }
    }
  }

  private ReadModelDatabase open() {
    return ReadModelDatabase.open(ReadModelSettings.inFolder(data));
  }

  private static boolean tryToWrite(ReadModelDatabase database, String name) {
    try {
      write(database, name);
      return true;
    } catch (ReadModelUnavailableException reconnecting) {
      return false;
    }
  }

  private static void write(ReadModelDatabase database, String name) {
    database.write(sql -> sql.insertInto(PROJECTIONS).columns(PROJECTION).values(name).execute());
  }

  private static List<String> names(ReadModelDatabase database) {
    return database.read(sql -> sql.select(PROJECTION).from(PROJECTIONS).orderBy(PROJECTION)
        .fetch(PROJECTION));
  }

  private static List<InetAddress> otherAddresses() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .toList();
  }

  private static boolean canConnect(InetAddress address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 1_000);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
