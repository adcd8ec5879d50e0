package io.orderlog.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.standalone.ChildProcess;
import io.orderlog.standalone.InnerSystem;
import io.orderlog.standalone.RunningSystem;
import io.orderlog.standalone.SharedSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSystem.class)
class DemoTest {

  private static final Pattern CURL = Pattern.compile(
      "curl -s '?http://[^/]+(/[^ '\\n]+)'?(?: -H 'Consistency-Token: ([^']+)')?");

  @TempDir
  Path folder;

  @Test
  void ends_with_three_queries_that_work(InnerSystem system) {
    try (ChildProcess demo = system.run("demo", "--orders", "40", "--seed", "3")) {
      assertThat(demo.awaitExit()).as(demo.err()).isZero();
      assertThat(demo.out()).contains("100%", "40/40 orders", "Placed 40 orders", "seed 3");

      List<MatchResult> curls = CURL.matcher(demo.out()).results().toList();
      assertThat(curls).hasSize(3);
      String token = curls.getFirst().group(2);
      assertThat(curls).allSatisfy(curl -> {
        var answer = system.queries().get(curl.group(1), "Consistency-Token", token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      });
    }
  }

  @Test
  void says_in_one_line_that_there_is_no_system_to_talk_to() {
    try (ChildProcess demo = ChildProcess.start(folder,
        Map.of("ORDERLOG_COMMAND_PORT", RunningSystem.freePort()), "demo")) {
      assertThat(demo.awaitExit()).isEqualTo(1);
      assertThat(demo.err()).hasLineCount(1).contains("./orderlog start");
    }
  }

  @Test
  void says_in_one_line_that_the_number_of_orders_makes_no_sense() {
    try (ChildProcess demo = ChildProcess.start(folder, Map.of(), "demo", "--orders", "0")) {
      assertThat(demo.awaitExit()).isEqualTo(2);
      assertThat(demo.err()).hasLineCount(1).contains("--orders");
    }
  }

  @Test
  void tells_stories_of_every_kind() {
    SplittableRandom random = new SplittableRandom(1);
    List<String> lastSteps = java.util.stream.Stream.generate(() -> OrderStory.tell(random))
        .limit(500).map(story -> story.steps().getLast().name()).distinct().toList();
    assertThat(lastSteps).contains("place", "pay", "ship", "deliver", "cancel", "return");
  }
}
