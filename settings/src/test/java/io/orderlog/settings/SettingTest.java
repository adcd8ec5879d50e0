package io.orderlog.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users read about settings is what processes read. */
class SettingTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern ROW = Pattern.compile("\\| `(ORDERLOG_\\w+)` \\| (.*?) ?\\| .+\\|");
  private static final Pattern NAME = Pattern.compile("ORDERLOG_\\w+");

  @Test
  void the_table_has_them_all_and_no_others_in_this_sequence() throws IOException {
    assertThat(table().keySet())
        .containsExactlyElementsOf(Arrays.stream(Setting.values()).map(Setting::variable).toList());
  }

  @Test
  void the_table_has_their_defaults() throws IOException {
    Map<String, String> table = table();
    for (Setting setting : Setting.values()) {
      assertThat(setting.defaultValue()).as(setting.variable()).satisfiesAnyOf(
          value -> assertThat(value).contains(String.valueOf(table.get(setting.variable()))),
          // In words, or nothing.
          value -> assertThat(value).isEmpty());
    }
  }

  @Test
  void no_document_names_one_that_is_none() throws IOException {
    try (Stream<Path> documents = Files.walk(ROOT.resolve("docs"))) {
      Stream.concat(Stream.of("README.md", "ARCHITECTURE.md", "orderlog").map(ROOT::resolve),
          documents.filter(Files::isRegularFile)).forEach(SettingTest::assertNamesSettings);
    }
  }

  private static void assertNamesSettings(Path document) {
    try {
      assertThat(NAME.matcher(Files.readString(document, UTF_8)).results()
          .map(found -> found.group()).filter(name -> !Setting.isKnown(name)))
          .as(document.toString()).isEmpty();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static Map<String, String> table() throws IOException {
    return Files.readString(ROOT.resolve("docs/running.md"), UTF_8).lines()
        .dropWhile(line -> !line.equals("## Settings")).map(ROW::matcher)
        .filter(row -> row.matches()).collect(Collectors.toMap(row -> row.group(1),
            row -> row.group(2), (one, _) -> one, LinkedHashMap::new));
  }
}
