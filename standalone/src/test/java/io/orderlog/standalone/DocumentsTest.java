package io.orderlog.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents lead to what exists, and can be read on a screen of 120 columns. */
class DocumentsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)#?([^)\\s]*)\\)");

  static Stream<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      List<Path> found = docs.filter(path -> path.toString().endsWith(".md")).sorted().toList();
      return Stream.concat(Stream.of("README.md", "ARCHITECTURE.md").map(ROOT::resolve),
          found.stream());
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_link_within_the_repository_leads_to_a_file_and_a_heading(Path document)
      throws IOException {
    assertThat(LINK.matcher(withoutCode(document)).results()
        .filter(link -> !link.group(1).contains("://")).filter(link -> !leads(document, link))
        .map(MatchResult::group)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void no_line_is_over_120_columns_but_for_tables_links_and_code(Path document)
      throws IOException {
    assertThat(withoutCode(document).lines().filter(line -> !line.startsWith("|"))
        .filter(line -> LINK.matcher(line).replaceAll("]").length() > 120)).isEmpty();
  }

  private static boolean leads(Path document, MatchResult link) {
    Path target = link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1));
    return Files.exists(target) && (link.group(2).isEmpty()
        || withoutCode(target).lines().anyMatch(line -> anchor(line).equals(link.group(2))));
  }

  /** What GitHub makes of a heading; nothing of any other line. */
  private static String anchor(String line) {
    return line.startsWith("#")
        ? line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-')
        : "";
  }

  private static String withoutCode(Path document) {
    try {
      return CODE.matcher(Files.readString(document, UTF_8)).replaceAll("");
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
