package io.orderlog.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.replay.ReplayTool.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with the words of a command is reported before anything is opened. */
class ArgumentsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "rebuidl | did you mean rebuild?",
      "quarantine lsit | did you mean list?",
      "list extra | extra",
      "list --jsn | did you mean --json?",
      "list --json --json | only once",
      "rebuild order | did you mean orders?",
      "verify salse | did you mean sales?",
      "rollback demnd | did you mean demand?",
      "rebuild EMPTY | there is no projection",
      "rebuild orders --parallelism 0 | --parallelism is 0",
      "rebuild orders --parallelism +4 | '--parallelism': '+4' is not a whole number",
      "rebuild orders --parallelism ٤ | '--parallelism': '٤' is not a whole number",
      "rebuild orders --parallelism 4_0 | '4_0' is not a whole number",
      "rebuild orders --parallelism 4.0 | '4.0' is not a whole number",
      "rebuild orders --parallelism EMPTY | '' is not a whole number",
      "rebuild orders --parallelism 99999999999 | '99999999999' is out of all bounds",
      "rebuild orders --parallelism 2 --parallelism 3 | only once",
      "rebuild orders --parallelism | --parallelism",
      "verify orders --show ２ | '２' is not a whole number",
      "verify orders --show -1 | --show is -1",
      "verify --all --all | only once",
      "rebuild orders --since EMPTY | --since: ''",
      "rebuild orders --since yesterday | 'yesterday' is neither a time",
      "rebuild orders --since 2026-11-21 | '2026-11-21' is neither a time",
      "rebuild orders --since ٢@5 | '٢@5' is not a position",
      "rebuild orders --since +2@5 | '+2@5' is not a position",
      "rebuild orders --since 2@5,3@6 | '2@5,3@6' is not a position",
      "rebuild orders --since 2@5 --since 2@6 | partition 2 has more than one",
      "rebuild orders --since 2026-11-21T10:00:00Z --since 2026-11-21T11:00:00Z | one time",
      "export --to EMPTY | '' is not the name of a file",
      "export --to a --to b | only once",
      "export --to x @file | @file",
      "import --from EMPTY | '' is not the name of a file",
      "import --from x --form y | did you mean --from?",
      "history EMPTY | '' is not a UUID",
      "history @file | '@file' is not a UUID",
      "quarantine show x | 'x' is not a UUID",
      "quarantine retry EMPTY | '' is not a UUID"})
  void wrong_use_is_named_in_one_line(String line, String named) {
    String[] words = line.split(" ");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].replace("EMPTY", "");
    }
    Outcome refused = new ReplayTool(_ -> {
      throw new AssertionError("nothing is opened");
    }).run(words);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err().lines()).singleElement().asString().contains(named)
        .endsWith(" --help");
  }
}
