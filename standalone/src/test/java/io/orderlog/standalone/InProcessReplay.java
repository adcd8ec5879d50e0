package io.orderlog.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.replay.ReplayCommand;
import io.orderlog.settings.Environment;
import io.orderlog.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Map;

/** The replay tool as {@code orderlog replay} runs it, without the seconds that a process takes. */
record InProcessReplay(Map<String, String> settings) {

  /** What it prints; fails unless it ends well. */
  String run(String... arguments) {
    Said said = say(arguments);
    assertThat(said.exitCode()).as("%s: %s", String.join(" ", arguments), said).isZero();
    return said.out();
  }

  /** What it says of why it does not do that. */
  String fail(String... arguments) {
    Said said = say(arguments);
    assertThat(said.exitCode()).as("%s: %s", String.join(" ", arguments), said).isNotZero();
    return said.err();
  }

  private record Said(int exitCode, String out, String err) {}

  private Said say(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream printedOut = new PrintStream(out, true, UTF_8);
    int exitCode = ReplayCommand.create(new ReplaySessions(new Environment(settings), printedOut),
        TimeSource.system(), printedOut)
        .setErr(new PrintWriter(err, true, UTF_8))
        .execute(arguments);
    return new Said(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }
}
