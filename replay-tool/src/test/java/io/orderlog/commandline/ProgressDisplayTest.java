package io.orderlog.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.projections.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {

  @Test
  void where_there_is_no_terminal_the_last_line_stands_there_once() {
    var out = new ByteArrayOutputStream();
    try (var progress = ProgressDisplay.start(
        "Export", "events", 10, new PrintStream(out, true, UTF_8))) {
      progress.complete();
      Eventually.holds("100%", () -> out.toString(UTF_8).contains("100%"));
    }
    assertThat(out.toString(UTF_8).lines().filter(line -> line.contains("100%"))).hasSize(1);
  }
}
