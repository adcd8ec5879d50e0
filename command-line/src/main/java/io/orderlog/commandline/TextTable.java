package io.orderlog.commandline;

import java.util.ArrayList;
import java.util.List;

/** Columns as wide as what is in them. */
public final class TextTable {

  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(String... titles) {
    add(titles);
  }

  public void add(String... cells) {
    rows.add(List.of(cells));
  }

  /** The table, each row a line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(row.get(column))
            .append(" ".repeat(width(column) - row.get(column).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
