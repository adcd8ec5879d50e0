package io.orderlog.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.settings.LostText;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;

/**
 * What a JVM takes over from its machine, or from its own options, and what would find its way into
 * names and bytes: libraries write numbers in the digits of the default locale, even in the names
 * of files. Here it is pinned, so that a data folder is the same on every machine.
 *
 * <p>Has to come first in {@code main}, in a class without static fields: before it, no library may
 * have looked at the defaults.
 */
public final class MachineDefaults {

  /** What Picocli, JLine and their like ask how the standard streams are encoded. */
  private static final List<String> STREAM_ENCODINGS = List.of(
      "stdout.encoding", "stderr.encoding", "sun.stdout.encoding", "sun.stderr.encoding");

  private MachineDefaults() {}

  /**
   * Pins locale, time zone and the encoding of what the process prints, which is UTF-8. Ends the
   * process with exit code 2 if an argument or the name of the working directory was lost when the
   * JVM decoded it, because what is left of it means something else.
   *
   * @param arguments those of the command line
   */
  public static void pin(String... arguments) {
    pinLocaleAndTimeZone();
    pinStreams();
    lostText(arguments, System.getProperty("user.dir", "")).ifPresent(lost -> {
      System.err.println(lost);
      System.exit(ServerProcess.WRONG_USE);
    });
  }

  /** Only what decides how numbers and times are written; for parts that others embed. */
  public static void pinLocaleAndTimeZone() {
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
  }

  private static void pinStreams() {
    STREAM_ENCODINGS.forEach(name -> System.setProperty(name, UTF_8.name()));
    // Bytes pass unchanged through the streams that are there.
    System.setOut(new PrintStream(System.out, true, UTF_8));
    System.setErr(new PrintStream(System.err, true, UTF_8));
  }

  private static Optional<String> lostText(String[] arguments, String workingDirectory) {
    if (LostText.isLost(workingDirectory)) {
      return Optional.of("the name of the working directory, \"" + workingDirectory + "\", "
          + LostText.complaint());
    }
    return Arrays.stream(arguments).filter(LostText::isLost).findFirst()
        .map(lost -> "the argument \"" + lost + "\" " + LostText.complaint());
  }
}
