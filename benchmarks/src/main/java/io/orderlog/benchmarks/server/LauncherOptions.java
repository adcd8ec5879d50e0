package io.orderlog.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The options for the JVM that the {@code orderlog} launcher chooses by itself. */
final class LauncherOptions {

  /** The line from which on the launcher acts; before it, there are only its functions. */
  private static final String ACTING = "\nuse_utf8\n";

  private static final String PRINT =
      "\noptions=()\nchoose_flags \"$1\"\nprintf '%s\\n' \"${flags[@]}\"\n";

  private LauncherOptions() {}

  /**
   * Those on a machine where the user has said nothing, without the AOT cache, which is for a
   * launcher that was built.
   *
   * @param repository with the launcher
   * @param command of Orderlog, which it may depend on
   */
  static List<String> of(Path repository, String command) {
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      String launcher = Files.readString(repository.resolve("orderlog"));
      int acting = launcher.indexOf(ACTING);
      if (acting < 0) {
        throw new IllegalStateException("the launcher no longer calls use_utf8 before it acts");
      }
      return run(Files.writeString(
          folder.path().resolve("options.sh"), launcher.substring(0, acting) + PRINT),
          command);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> run(Path script, String command) throws IOException {
    ProcessBuilder bash = new ProcessBuilder("bash", script.toString(), command)
        .redirectError(ProcessBuilder.Redirect.INHERIT);
    bash.environment().keySet().removeIf(name -> name.startsWith("ORDERLOG_")
        || name.endsWith("JAVA_OPTIONS") || name.equals("JAVA_TOOL_OPTIONS"));
    Process running = bash.start();
    List<String> options = new String(
        running.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    if (options.isEmpty()) {
      throw new IllegalStateException("the launcher chooses no options for the JVM");
    }
    return options;
  }
}
