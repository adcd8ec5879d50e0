package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type and what they read: UTF-8 out always, and in, or a refusal. */
@Tag("long")
class TextInAndOutTest {

  private static final String CUSTOMER = "Zoë 日本";
  private static final Map<String, String> LATIN = Map.of("ORDERLOG_JAVA_OPTIONS",
      "-Dfile.encoding=ISO-8859-1 -Dstdout.encoding=ISO-8859-1 -Dstderr.encoding=ISO-8859-1"
          + " -Dsun.stdout.encoding=ISO-8859-1 -Dsun.stderr.encoding=ISO-8859-1");

  @TempDir
  Path folder;

  @Test
  void prints_utf_8_without_a_locale() throws Exception {
    printsUtf8(Machine.withoutLocale());
  }

  @Test
  @Tag("faults")
  @Tag("faults-short")
  void prints_utf_8_where_latin_1_is_asked_for() throws Exception {
    printsUtf8(new Machine("Latin-1", LATIN));
  }

  private void printsUtf8(Machine machine) throws Exception {
    try (RunningSystem system = RunningSystem.start(folder, machine)) {
      OrderClient client = new OrderClient(system, CUSTOMER);
      String order = client.place("mug", 2, "9.95", "EUR");
      assertThat(printed(system, "replay", "history", order)).contains(CUSTOMER);
      assertThat(printed(system, "replay", "history", order, "--json")).contains(CUSTOMER);
      printed(system, "replay", "export", "--to", "log.jsonl");
      assertThat(Files.readString(folder.resolve("log.jsonl"))).contains(CUSTOMER);
    }
  }

  @Test
  @Tag("strange-machine")
  void names_with_umlauts_work() throws Exception {
    requireUnicodeNames();
    Path place = Files.createDirectories(folder.resolve("örder løg 日本"));
    try (RunningSystem system = RunningSystem.start(place, new Machine("Latin-1", LATIN))) {
      new OrderClient(system, CUSTOMER).place("mug", 2, "9.95", "EUR");
      assertThat(printed(system, "replay", "export", "--to", "lög.jsonl"))
          .contains("lög.jsonl has 1 events");
      assertThat(place.resolve("lög.jsonl")).exists();
      assertThat(system.run("replay", "export", "--to", "lög.jsonl").err())
          .contains("lög.jsonl is there already");
    }
    assertThat(place.resolve("data")).isNotEmptyDirectory();
  }

  @Test
  @Tag("strange-machine")
  void what_people_typed_wrongly_is_told_in_utf_8() {
    requireUnicodeNames();
    try (ChildProcess wrong = ChildProcess.start(folder, LATIN, "strät")) {
      assertThat(wrong.awaitExit()).isEqualTo(2);
      assertThat(wrong.err()).hasLineCount(1).contains("strät");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ORDERLOG_DATA", "ORDERLOG_DATABASE_URL", "ORDERLOG_DATABASE_USER",
      "ORDERLOG_DATABASE_PASSWORD", "ORDERLOG_KAFKA_CONFIG", "ORDERLOG_KAFKA_HOST"})
  @Tag("faults")
  @Tag("faults-short")
  void a_setting_that_the_locale_cannot_read_is_refused_by_name(String setting) {
    requireUnicodeNames();
    Map<String, String> settings = new HashMap<>(Map.of("LC_ALL", "C"));
    settings.put(setting, "dätä");
    try (ChildProcess list = ChildProcess.start(folder, settings, "replay", "list")) {
      assertThat(list.awaitExit()).isEqualTo(2);
      assertThat(list.err()).hasLineCount(1).contains(setting, "LC_ALL=C.UTF-8");
    }
  }

  @Test
  void an_argument_that_the_locale_cannot_read_is_refused() {
    requireUnicodeNames();
    try (ChildProcess export = ChildProcess.start(folder, Map.of("LC_ALL", "C"),
        "replay", "export", "--to", "lög.jsonl")) {
      assertThat(export.awaitExit()).isEqualTo(2);
      assertThat(export.err()).hasLineCount(1).contains("argument", ".jsonl", "LC_ALL=C.UTF-8");
    }
  }

  @Test
  void a_working_directory_that_the_locale_cannot_read_is_refused() throws Exception {
    requireUnicodeNames();
    Path place = Files.createDirectories(folder.resolve("dä"));
    try (ChildProcess list = ChildProcess.start(place, Map.of("LC_ALL", "C"), "replay", "list")) {
      assertThat(list.awaitExit()).isEqualTo(2);
      assertThat(list.err()).hasLineCount(1).contains("working directory", "LC_ALL=C.UTF-8");
    }
  }

  private static String printed(RunningSystem system, String... command) {
    ChildProcess process = system.run(command);
    assertThat(process.awaitExit()).as(process.out() + process.err()).isZero();
    return process.out();
  }

  /** A test that runs in an ASCII locale itself cannot hand them on. */
  private static void requireUnicodeNames() {
    assumeTrue(Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode('日'));
  }

  /** As when a report is written to a disk that is full. */
  @ParameterizedTest
  @ValueSource(strings = {"--version", "replay --help"})
  void what_cannot_be_printed_has_failed(String arguments) {
    List<String> command = new ArrayList<>(
        List.of("sh", "-c", "exec \"$@\" > /dev/full", "sh"));
    command.addAll(ChildProcess.command(Map.of(), arguments.split(" ")));
    try (ChildProcess full = ChildProcess.start(folder, command, Map.of())) {
      assertThat(full.awaitExit()).isEqualTo(1);
      assertThat(full.err()).isEqualTo("the output could not be written; look at where it goes\n");
    }
  }
}
