package io.orderlog.domain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table that a test has as text, so that its reader sees it as one: the first line names the
 * columns, every other line starts with the name of its row. Blanks separate.
 */
public record TextTable(List<String> rows, List<String> columns, List<Cell> cells) {

  /** One word of the table and where it is. */
  public record Cell(String row, String column, String word) {}

  /**
   * Reads a table.
   *
   * @throws IllegalArgumentException if a row has not exactly one word per column
   */
  public static TextTable parse(String text) {
    List<List<String>> lines = text.strip().lines().map(TextTable::words).toList();
    List<String> columns = lines.getFirst();
    List<List<String>> body = lines.subList(1, lines.size());
    return new TextTable(body.stream().map(List::getFirst).toList(), columns,
        body.stream().flatMap(row -> cells(row, columns)).toList());
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.strip().split("\\s+"));
  }

  private static Stream<Cell> cells(List<String> row, List<String> columns) {
    if (row.size() != 1 + columns.size()) {
      throw new IllegalArgumentException(row + " does not fill the columns " + columns);
    }
    return IntStream.range(0, columns.size())
        .mapToObj(i -> new Cell(row.getFirst(), columns.get(i), row.get(i + 1)));
  }
}
