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
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream printedOut = new PrintStream(out, true, UTF_8);
    int exitCode = ReplayCommand.create(new ReplaySessions(new Environment(settings), printedOut),
        TimeSource.system(), printedOut)
        .setErr(new PrintWriter(err, true, UTF_8))
        .execute(arguments);
    assertThat(exitCode).as("%s: %s%s", String.join(" ", arguments), out, err).isZero();
    return out.toString(UTF_8);
  }
}
