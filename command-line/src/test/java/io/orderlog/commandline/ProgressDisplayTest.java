package io.orderlog.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Where there is no terminal. */
class ProgressDisplayTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream printed = new PrintStream(out, true, UTF_8);

  @Test
  void the_last_state_is_shown_once() {
    try (var progress = ProgressDisplay.start("Export", "events", 10, printed)) {
      progress.complete();
    }
    assertThat(out.toString(UTF_8).lines().filter(line -> line.contains("100%"))).hasSize(1);
  }

  /** The library may show a state when it is reached, and shows the last one again at the end. */
  @Test
  void a_line_that_says_nothing_new_is_left_out() {
    Consumer<String> lines = ProgressDisplay.changedLines(printed);
    lines.accept("99%");
    lines.accept("100%  ");
    lines.accept("100%  ");
    assertThat(out.toString(UTF_8)).isEqualTo("99%\n100%\n");
  }
}
