package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script itself, called as people call it. */
@Tag("long")
class LauncherTest {

  private static final int PARALLEL_AND_CACHE = 8;

  @TempDir
  Path folder;

  private SampleClone clone;

  @BeforeEach
  void make_a_clone() throws IOException {
    clone = SampleClone.in(folder);
  }

  @Test
  void builds_once_and_hands_every_argument_on_as_it_is() throws IOException {
    try (ChildProcess first = clone.start("start", "a b", "", "*")) {
      assertThat(first.awaitExit()).as(first.err()).isZero();
      assertThat(first.err()).contains("Building Orderlog", "Getting ready");
      assertThat(first.out().lines()).endsWith("<start>", "<a b>", "<>", "<*>");
    }
    try (ChildProcess second = clone.start("x")) {
      assertThat(second.awaitExit()).as(second.err()).isZero();
      assertThat(second.err()).isEmpty();
      assertThat(second.out().lines()).hasSize(PARALLEL_AND_CACHE + 1)
          .contains("<-XX:AOTCache=" + clone.target().resolve("orderlog.aot") + ">",
              "<" + clone.target().resolve("orderlog.jar") + ">")
          .endsWith("<x>");
    }
    assertThat(clone.calls()).containsExactly("build", "trial");
  }

  @Test
  void is_found_behind_links_that_are_relative_and_on_the_path() throws IOException {
    Path links = Files.createDirectories(folder.resolve("my links"));
    Files.createSymbolicLink(links.resolve("far"), folder.relativize(clone.launcher()).isAbsolute()
        ? clone.launcher()
        : Path.of("..").resolve(folder.relativize(clone.launcher())));
    Files.createSymbolicLink(links.resolve("near"), Path.of("far"));
    Path absolute = Files.createSymbolicLink(folder.resolve("absolute"), links.resolve("near"));
    for (Path link : List.of(links.resolve("near"), absolute)) {
      try (ChildProcess linked = clone.start(link, Map.of("CDPATH", "/:" + folder), "x")) {
        assertThat(linked.awaitExit()).as(linked.err()).isZero();
        assertThat(linked.out()).contains("<" + clone.target().resolve("orderlog.jar") + ">");
      }
    }
    String path = links + ":" + folder.resolve("the clones").resolve("bin") + ":"
        + System.getenv("PATH");
    try (ChildProcess found = clone.start(Path.of("/usr/bin/env"), Map.of("PATH", path),
        "near", "x")) {
      assertThat(found.awaitExit()).as(found.err()).isZero();
      assertThat(found.out()).contains("<x>");
    }
    assertThat(clone.calls()).containsExactly("build", "trial");
  }

  @ParameterizedTest
  @CsvSource({"HOME,", "HOME,/is/not/there", "TMPDIR,/is/not/there", "TMPDIR,a b", "CDPATH,/",
      "ORDERLOG_JAVA_OPTIONS,", "JAVA_TOOL_OPTIONS,", "LC_ALL,C", "IFS,/"})
  void works_whatever_surrounds_it(String variable, String value) {
    try (ChildProcess odd = clone.start(clone.launcher(),
        Map.of(variable, value == null ? ChildProcess.UNSET : value), "x")) {
      assertThat(odd.awaitExit()).as(odd.err()).isZero();
      assertThat(odd.err().lines()).hasSize(2);
      assertThat(odd.out().lines()).hasSize(PARALLEL_AND_CACHE + 1);
    }
  }

  @Test
  void a_working_directory_that_is_gone_is_told_in_one_line() {
    try (ChildProcess lost = clone.start(Path.of("/bin/bash"), Map.of(), "-c",
        "mkdir gone && cd gone && rmdir ../gone && exec \"$0\" x", clone.launcher().toString())) {
      assertThat(lost.awaitExit()).isEqualTo(1);
      // What bash itself says before it reads the first line of the script is not ours.
      assertThat(lost.err().lines().filter(line -> !line.startsWith("shell-init: ")))
          .containsExactly("orderlog: the working directory no longer exists; change to one"
              + " that does");
      assertThat(lost.out()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/is/not/there"})
  void a_path_without_tools_is_told_in_one_line(String path) {
    try (ChildProcess bare = clone.start(Path.of("/bin/bash"), Map.of("PATH", path),
        clone.launcher().toString(), "x")) {
      assertThat(bare.awaitExit()).isEqualTo(1);
      assertThat(bare.err().lines()).containsExactly("orderlog: there is no dirname on the PATH,"
          + " which is \"" + path + "\"; set it, for example to /usr/bin:/bin");
      assertThat(bare.out()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ChildProcess.UNSET, "/is/not/there", ""})
  @Tag("faults")
  @Tag("faults-short")
  void looks_for_a_jdk_where_java_home_does_not_have_one(String javaHome) throws IOException {
    clone.useRealSystem();
    String path = Path.of(System.getProperty("java.home"), "bin") + ":"
        + folder.resolve("the clones").resolve("bin") + ":" + System.getenv("PATH");
    try (ChildProcess version = clone.start(clone.launcher(),
        Map.of("JAVA_HOME", javaHome, "HOME", ChildProcess.UNSET, "PATH", path), "--version")) {
      assertThat(version.awaitExit()).as(version.err()).isZero();
      assertThat(version.out()).startsWith("orderlog ");
    }
  }

  @ParameterizedTest
  @CsvSource({
      "ORDERLOG_JAVA_OPTIONS, -Xmx1g  -XX:+UseZGC, UseParallelGC",
      "JAVA_TOOL_OPTIONS, -XX:+UseG1GC, UseParallelGC",
      "JDK_JAVA_OPTIONS, \"-XX:+UseSerialGC\", UseParallelGC",
      "_JAVA_OPTIONS, -XX:+UseShenandoahGC, UseParallelGC",
      "ORDERLOG_JAVA_OPTIONS, -XX:-UseParallelGC, +UseParallelGC",
      "JDK_JAVA_OPTIONS, -XX:-UseCompactObjectHeaders, +UseCompactObjectHeaders",
      "JAVA_TOOL_OPTIONS, -XX:-UseCompressedClassPointers, +UseCompactObjectHeaders",
      "JAVA_TOOL_OPTIONS, -XX:AOTMode=off, AOTCache",
      "ORDERLOG_JAVA_OPTIONS, -XX:AOTCacheOutput=mine, AOTCache=",
      "JDK_JAVA_OPTIONS, -Xshare:off, AOTCache"})
  void what_the_user_chooses_wins(String variable, String options, String notOurs) {
    try (ChildProcess chosen = clone.start(clone.launcher(), Map.of(variable, options), "x")) {
      assertThat(chosen.awaitExit()).as(chosen.err()).isZero();
      assertThat(chosen.out()).doesNotContain(notOurs);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "start", "broker", "command-side", "projections", "query-side", "simulators"})
  void a_server_has_a_small_heap(String command) {
    try (ChildProcess server = clone.start(clone.launcher(),
        Map.of("ORDERLOG_JAVA_OPTIONS", "-XX:+UseSerialGC -XX:MaxMetaspaceSize=1g"), command)) {
      assertThat(server.awaitExit()).as(server.err()).isZero();
      assertThat(server.out()).contains("<-Xms", "<-Xmx");
    }
  }

  @ParameterizedTest
  @CsvSource({"start,-Xmx1g", "start,-Xms1g", "start,-Xmn100m", "start,-XX:MaxRAMPercentage=50",
      "start,-XX:MaxHeapSize=1g", "start,-XX:InitialRAMPercentage=50", "start,-XX:MaxRAM=1g",
      "start,-XX:NewSize=300m", "replay,", "demo,", "--help,"})
  void a_heap_is_as_the_user_says_and_as_the_jvm_says_for_what_soon_ends(
      String command, String options) {
    try (ChildProcess other = clone.start(clone.launcher(), Map.of("JDK_JAVA_OPTIONS",
        options == null ? ChildProcess.UNSET : options), command)) {
      assertThat(other.awaitExit()).as(other.err()).isZero();
      assertThat(other.out()).doesNotContain("<-Xms", "<-Xmx").contains("UseParallelGC");
    }
  }

  @Test
  void a_choice_may_be_in_a_file_and_is_not_mixed_up_with_others() throws IOException {
    Path file = Files.writeString(folder.resolve("options"), "-Xmx1g\n\"-XX:+UseZGC\"\n");
    try (ChildProcess chosen = clone.start(clone.launcher(),
        Map.of("JDK_JAVA_OPTIONS", "@" + file), "x")) {
      assertThat(chosen.awaitExit()).as(chosen.err()).isZero();
      assertThat(chosen.out()).doesNotContain("UseParallelGC").contains("UseCompactObjectHeaders");
    }
    try (ChildProcess other = clone.start(clone.launcher(),
        Map.of("ORDERLOG_JAVA_OPTIONS", "-XX:-UseGCOverheadLimit"), "x")) {
      assertThat(other.awaitExit()).as(other.err()).isZero();
      assertThat(other.out()).contains("<-XX:+UseParallelGC>", "<-XX:-UseGCOverheadLimit>");
    }
  }

  @Test
  void options_stand_apart_by_blanks_and_may_be_quoted() {
    try (ChildProcess quoted = clone.start(clone.launcher(), Map.of("ORDERLOG_JAVA_OPTIONS",
        " -Da='b c'\t\"-Dd=*\" -De=f\\ g "), "x")) {
      assertThat(quoted.awaitExit()).as(quoted.err()).isZero();
      assertThat(quoted.out()).contains("<-Da=b c>\n<-Dd=*>\n<-De=f g>\n<-jar>");
    }
    try (ChildProcess open = clone.start(clone.launcher(),
        Map.of("ORDERLOG_JAVA_OPTIONS", "-Da='b c"), "x")) {
      assertThat(open.awaitExit()).isEqualTo(2);
      assertThat(open.err()).hasLineCount(1).contains("ORDERLOG_JAVA_OPTIONS", "-Da='b c");
    }
  }

  @ParameterizedTest
  @CsvSource({"INT,build", "TERM,build", "HUP,build", "INT,trial", "TERM,trial", "HUP,trial"})
  void stopped_while_it_gets_ready_it_leaves_nothing_behind(String signal, String stage)
      throws IOException {
    ChildProcess.assumeHeard(signal);
    Files.createFile(clone.standIn("slow-" + stage));
    try (ChildProcess stopped = clone.start("x")) {
      awaitSleeping();
      stopped.signal(signal);
      assertThat(stopped.awaitExit()).isGreaterThan(128);
      assertThat(stopped.err()).endsWith("stopped before it was ready; the next call goes on\n");
      assertThat(stopped.out()).isEmpty();
    }
    awaitNothingSleeping();
    assertThat(clone.target().resolve("trial")).doesNotExist();
    Files.delete(clone.standIn("slow-" + stage));
    try (ChildProcess again = clone.start("x")) {
      assertThat(again.awaitExit()).as(again.err()).isZero();
      assertThat(again.out().lines()).hasSize(PARALLEL_AND_CACHE + 1);
    }
    assertThat(Files.readString(clone.target().resolve("orderlog.jar"))).isEqualTo("jar\n");
    assertThat(clone.calls()).isEqualTo(stage.equals("build")
        ? List.of("build", "build", "trial")
        : List.of("build", "trial", "trial"));
  }

  @Test
  void of_two_at_once_the_second_says_for_whom_it_waits_and_then_works() throws IOException {
    Files.createFile(clone.standIn("slow-build"));
    try (ChildProcess first = clone.start("x")) {
      awaitSleeping();
      try (ChildProcess second = clone.start("y");
          ChildProcess impatient = clone.start("z")) {
        String waiting = "Waiting for process " + first.pid() + ", which builds Orderlog in "
            + clone.folder();
        second.awaitError(waiting);
        impatient.awaitError(waiting).askToStop();
        assertThat(impatient.awaitExit()).isEqualTo(128 + 15);
        Files.delete(clone.standIn("slow-build"));
        first.askToStop();
        assertThat(first.awaitExit()).isEqualTo(128 + 15);
        assertThat(second.awaitExit()).as(second.err()).isZero();
        assertThat(second.out()).contains("<y>");
      }
    }
    assertThat(clone.calls()).containsExactly("build", "build", "trial");
  }

  @Test
  void a_build_that_fails_is_shown_and_what_it_has_left_is_not_believed() throws IOException {
    Files.createFile(clone.standIn("broken-build"));
    for (int i = 0; i < 2; i++) {
      try (ChildProcess failed = clone.start("x")) {
        assertThat(failed.awaitExit()).isEqualTo(1);
        assertThat(failed.err()).contains("[ERROR] it is broken", "build.log");
      }
    }
    Files.delete(clone.standIn("broken-build"));
    try (ChildProcess mended = clone.start("x")) {
      assertThat(mended.awaitExit()).as(mended.err()).isZero();
    }
    assertThat(Files.readString(clone.target().resolve("orderlog.jar"))).isEqualTo("jar\n");
  }

  @Test
  void builds_again_when_a_source_has_changed() throws IOException {
    for (int i = 0; i < 2; i++) {
      clone.change();
      try (ChildProcess built = clone.start("x")) {
        assertThat(built.awaitExit()).as(built.err()).isZero();
        assertThat(built.err()).contains("Building Orderlog");
      }
    }
  }

  @Test
  @Tag("faults")
  void the_real_system_runs_with_every_collector() throws IOException {
    clone.useRealSystem();
    for (String collector : List.of("Serial", "Parallel", "G1", "Z", "Shenandoah")) {
      for (String variable : List.of("ORDERLOG_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS",
          "JDK_JAVA_OPTIONS")) {
        runsWith(variable, "-XX:+Use" + collector + "GC");
      }
    }
  }

  private void runsWith(String variable, String option) {
    try (ChildProcess version = clone.start(clone.launcher(),
        Map.of(variable, option), "--version")) {
      assertThat(version.awaitExit()).as(version.err()).isZero();
      assertThat(version.err().lines().filter(line -> !line.contains("Picked up ")))
          .allMatch(line -> line.startsWith("Building") || line.startsWith("Getting ready"));
    }
  }

  @Test
  void the_real_system_starts_and_ctrl_c_stops_it() throws IOException {
    clone.useRealSystem();
    Map<String, String> settings = Map.of("ORDERLOG_DATA", folder.resolve("my data").toString(),
        "ORDERLOG_COMMAND_PORT", "0", "ORDERLOG_QUERY_PORT", "0", "ORDERLOG_KAFKA_PORT", "0",
        "ORDERLOG_SIMULATOR_PORT", "0",
        "ORDERLOG_JAVA_OPTIONS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    try (ChildProcess start = clone.start(clone.launcher(), settings, "start")
        .awaitOutput("Ctrl-C stops it.")) {
      start.signal("INT");
      assertThat(start.awaitExit()).as(start.err()).isZero();
    }
    assertThat(clone.calls()).containsExactly("build");
  }

  private void awaitSleeping() {
    Eventually.isTrue(() -> Files.exists(clone.standIn("sleeping")), () -> "nothing runs");
  }

  /** One that has ended and that nobody has asked about yet counts as gone. */
  private void awaitNothingSleeping() throws IOException {
    String process = Files.readString(clone.standIn("sleeping")).strip();
    Eventually.isTrue(() -> ChildProcess.state(process).matches("|Z.*"),
        () -> process + " still runs");
    Files.delete(clone.standIn("sleeping"));
  }
}
