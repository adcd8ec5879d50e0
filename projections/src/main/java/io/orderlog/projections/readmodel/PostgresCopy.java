package io.orderlog.projections.readmodel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows as one stream, by PostgreSQL's COPY in its text format. */
final class PostgresCopy implements RowLoader {

  private static final int EXPECTED_ROW_CHARACTERS = 300;

  @Override
  public void load(DSLContext transaction, ReadModelTable table, List<@Nullable Object[]> rows) {
    String columns = table.columns().stream().map(Field::getName)
        .collect(Collectors.joining(", ", " (", ")"));
    byte[] text = text(table, rows).getBytes(UTF_8);
    transaction.connection(connection -> copy(
        connection.unwrap(PGConnection.class), "copy " + table.name() + columns + " from stdin",
        text));
  }

  private static void copy(PGConnection connection, String sql, byte[] text)
      throws SQLException, IOException {
    connection.getCopyAPI().copyIn(sql, new ByteArrayInputStream(text));
  }

  private static String text(ReadModelTable table, List<@Nullable Object[]> rows) {
    StringBuilder text = new StringBuilder(rows.size() * EXPECTED_ROW_CHARACTERS);
    for (@Nullable
    Object[] row : rows) {
      Iterator<Field<?>> columns = table.columns().iterator();
      for (Object value : row) {
        append(text, StoredValue.of(columns.next(), value));
        text.append(columns.hasNext() ? '\t' : '\n');
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, @Nullable Object value) {
    switch (value) {
      case null -> text.append("\\N");
      case String string -> appendEscaped(text, string);
      case Object plain -> text.append(plain);
    }
  }

  private static void appendEscaped(StringBuilder text, String string) {
    for (int i = 0; i < string.length(); i++) {
      char character = string.charAt(i);
      switch (character) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(character);
      }
    }
  }
}
