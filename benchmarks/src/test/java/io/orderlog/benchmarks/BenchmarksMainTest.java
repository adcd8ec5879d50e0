package io.orderlog.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BenchmarksMainTest {

  private static final Path DOCUMENT = Path.of("../docs/benchmarks.md");
  private static final Pattern COMMAND = Pattern.compile("-Dbenchmarks=\"([^\"]*)\"");

  private final List<String> names = BenchmarksMain.all().stream().map(Benchmark::name).toList();

  @Test
  void every_benchmark_has_a_name_of_its_own_and_says_what_its_numbers_mean() {
    assertThat(names).doesNotHaveDuplicates();
    assertThat(BenchmarksMain.all()).allSatisfy(each -> assertThat(each.meaning()).isNotBlank());
  }

  @Test
  void every_benchmark_is_in_the_document() throws IOException {
    String document = Files.readString(DOCUMENT, UTF_8);
    assertThat(names).allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
  }

  @Test
  void the_commands_in_the_document_name_benchmarks_that_there_are() throws IOException {
    List<String> named = COMMAND.matcher(Files.readString(DOCUMENT, UTF_8)).results()
        .flatMap(command -> Pattern.compile(" ").splitAsStream(command.group(1)))
        .filter(word -> word.matches("[a-z][a-z0-9-]*")).toList();
    assertThat(named).isNotEmpty().isSubsetOf(names);
  }
}
