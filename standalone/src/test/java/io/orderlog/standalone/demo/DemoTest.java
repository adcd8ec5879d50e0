package io.orderlog.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.orderlog.standalone.ChildProcess;
import io.orderlog.standalone.RunningSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

  @TempDir
  Path folder;

  @Test
  void says_in_one_line_that_there_is_no_system_to_talk_to() {
    try (ChildProcess demo = ChildProcess.start(folder,
        Map.of("ORDERLOG_COMMAND_PORT", RunningSystem.freePort()), "demo")) {
      assertThat(demo.awaitExit()).isEqualTo(1);
      assertThat(demo.err()).hasLineCount(1).contains("ORDERLOG_COMMAND_PORT", "./orderlog start");
    }
  }

  @Test
  void says_in_one_line_that_nobody_answers_queries_before_it_places_an_order() throws IOException {
    HttpServer commands = HttpServer.create(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    List<String> requests = new CopyOnWriteArrayList<>();
    commands.createContext("/", exchange -> {
      requests.add(exchange.getRequestURI().getPath());
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    commands.start();
    String nobody = RunningSystem.freePort();
    try (ChildProcess demo = ChildProcess.start(folder, Map.of("ORDERLOG_COMMAND_PORT",
        String.valueOf(commands.getAddress().getPort()), "ORDERLOG_QUERY_PORT", nobody), "demo")) {
      assertThat(demo.awaitExit()).isEqualTo(1);
      assertThat(demo.err()).hasLineCount(1)
          .contains("127.0.0.1:" + nobody, "ORDERLOG_QUERY_PORT", "./orderlog start");
      assertThat(demo.out()).isEmpty();
    } finally {
      commands.stop(0);
    }
    assertThat(requests).containsOnly("/health/live");
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
