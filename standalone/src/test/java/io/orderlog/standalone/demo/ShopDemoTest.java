package io.orderlog.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.standalone.ChildProcess;
import io.orderlog.standalone.RunningSystem;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A short day in the whole shop, as somebody lives it who has just started the system. */
class ShopDemoTest {

  /** What a failure leaves says why. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  @Tag("faults")
  @Tag("faults-short")
  void at_its_end_the_books_agree_in_every_line_although_the_system_was_killed() {
    try (RunningSystem system = RunningSystem.start(folder);
        ChildProcess demo = ChildProcess.start(
            folder, system.settings(), "demo", "shop", "--buyers", "60", "--seed", "1")) {
      demo.awaitOutput("Waiting for mugs");
      system.killAndRestart();
      assertThat(demo.awaitExit()).as(demo.out() + demo.err()).isZero();
      assertThat(demo.out()).contains("60 wanted one of 15 mugs, and 15 got one",
          "mails in the mailbox", "45 waited for one, and 6 more came in",
          "The books agree in every line").doesNotContain("DIFFER", "STUCK");
    }
  }

  @Test
  void says_in_one_line_that_there_is_no_shop_to_talk_to() {
    try (ChildProcess demo = ChildProcess.start(folder,
        Map.of("ORDERLOG_COMMAND_PORT", RunningSystem.freePort()), "demo", "shop")) {
      assertThat(demo.awaitExit()).isEqualTo(1);
      assertThat(demo.err()).hasLineCount(1).contains("ORDERLOG_COMMAND_PORT", "./orderlog start");
    }
    try (ChildProcess demo =
        ChildProcess.start(folder, Map.of(), "demo", "shop", "--buyers", "3")) {
      assertThat(demo.awaitExit()).isEqualTo(2);
      assertThat(demo.err()).hasLineCount(1).contains("--buyers");
    }
  }
}
