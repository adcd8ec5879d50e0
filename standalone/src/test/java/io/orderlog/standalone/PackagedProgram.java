package io.orderlog.standalone;

import io.orderlog.projections.database.ReadModelSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The program as the build has packaged it, with an archive of its loaded classes next to it: tests
 * start it so often that loading classes would be most of their work. The first to need the archive
 * makes it; all others, also in other JVMs, wait for that. Thread-safe.
 */
final class PackagedProgram {

  /** The jar, which a build names; elsewhere, as in an editor, tests run the classes they see. */
  private static final Optional<Path> JAR =
      Optional.ofNullable(System.getProperty("tests.program")).map(Path::of);
  private static final String ARCHIVE = "orderlog.jsa";

  private PackagedProgram() {}

  /** The command that runs it with these options of Java. */
  static List<String> command(List<String> options, String... arguments) {
    List<String> all = new ArrayList<>(JAR.map(PackagedProgram::fromArchive).orElse(List.of()));
    all.addAll(options);
    return java(all, arguments);
  }

  private static List<String> java(List<String> options, String... arguments) {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
        "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(List.of("-cp",
        JAR.map(Path::toString).orElseGet(() -> System.getProperty("java.class.path")),
        OrderlogMain.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Without a word about an archive that does not fit, which no test expects. */
  private static List<String> fromArchive(Path jar) {
    return List.of("-XX:SharedArchiveFile=" + archive(jar), "-Xlog:cds*=off", "-Xlog:aot*=off");
  }

  private static synchronized Path archive(Path jar) {
    Path archive = jar.resolveSibling(ARCHIVE);
    try (FileChannel file = FileChannel.open(jar.resolveSibling(ARCHIVE + ".lock"),
        StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock _ = file.lock()) {
      if (!Files.exists(archive) || Files.getLastModifiedTime(archive)
          .compareTo(Files.getLastModifiedTime(jar)) < 0) {
        make(archive);
      }
      return archive;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** From what a start of the whole system loads. */
  private static void make(Path archive) throws IOException {
    Path folder = Files.createTempDirectory(archive.getParent(), "start-for-archive");
    Path made = folder.resolve(ARCHIVE);
    var settings = RunningSystem.settings(folder, ReadModelSettings.inFolder(folder));
    try (ChildProcess start = ChildProcess.start(
        folder, java(List.of("-XX:ArchiveClassesAtExit=" + made), "start"), settings)) {
      start.awaitOutput("Ctrl-C stops it.").askToStop();
      start.awaitExit();
    }
    Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
  }
}
