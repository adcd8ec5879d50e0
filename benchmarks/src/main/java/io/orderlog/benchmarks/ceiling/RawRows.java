package io.orderlog.benchmarks.ceiling;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The ceiling for a rebuild: rows that are ready in memory go into empty tables like those of the
 * read model, by one connection, and the indexes are made after. PostgreSQL is given them by COPY,
 * H2 by JDBC batches.
 */
public final class RawRows {

  private static final int ROWS_PER_BATCH = 1_000;
  private static final int ROWS_PER_COPY = 20_000;

  private final ReadModelDatabase database;
  private final ReadModelSettings settings;
  private final Projection<?> projection;
  private final List<List<@Nullable Object[]>> rowsByTable = new ArrayList<>();
  private int copies = 1_000_000;

  /** Takes the rows of a generation, to write them again as often as is asked for. */
  public RawRows(ReadModelDatabase database, ReadModelSettings settings, Projection<?> projection,
      Generation built) {
    this.database = database;
    this.settings = settings;
    this.projection = projection;
    for (ReadModelTable table : projection.tables(built)) {
      rowsByTable.add(read(table));
    }
  }

  /** Seconds that it takes to write all of them and to make the indexes. */
  public double seconds() {
    List<ReadModelTable> tables = projection.tables(new Generation(copies++));
    database.write(sql -> tables.forEach(table -> table.createIfMissing(sql)));
    long start = System.nanoTime();
    for (int i = 0; i < tables.size(); i++) {
      write(tables.get(i), rowsByTable.get(i));
    }
    database.write(sql -> tables.forEach(table -> table.indexIfMissing(sql)));
    double seconds = (System.nanoTime() - start) / 1e9;
    database.write(sql -> tables.forEach(table -> table.dropIfThere(sql)));
    return seconds;
  }

  private List<@Nullable Object[]> read(ReadModelTable table) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    try (Connection connection = connect();
        var statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select * from " + table.name())) {
      while (result.next()) {
        @Nullable
        Object[] row = new @Nullable Object[table.columns().size()];
        for (int i = 0; i < row.length; i++) {
          row[i] = result.getObject(table.columns().get(i).getName());
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void write(ReadModelTable table, List<@Nullable Object[]> rows) {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      if (settings.url().startsWith("jdbc:postgresql:")) {
        copy(connection, table, rows);
      } else {
        insert(connection, table, rows);
      }
      connection.commit();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void insert(Connection connection, ReadModelTable table,
      List<@Nullable Object[]> rows) throws SQLException {
    String places = String.join(",", Collections.nCopies(table.columns().size(), "?"));
    try (PreparedStatement statement = connection.prepareStatement(
        "insert into " + table.name() + " values (" + places + ")")) {
      int waiting = 0;
      for (@Nullable
      Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          statement.setObject(i + 1, row[i]);
        }
        statement.addBatch();
        if (++waiting % ROWS_PER_BATCH == 0) {
          statement.executeBatch();
          connection.commit();
        }
      }
      statement.executeBatch();
    }
  }

  private static void copy(Connection connection, ReadModelTable table,
      List<@Nullable Object[]> rows) throws SQLException, IOException {
    var copying = connection.unwrap(PGConnection.class).getCopyAPI();
    for (int from = 0; from < rows.size(); from += ROWS_PER_COPY) {
      StringBuilder text = new StringBuilder();
      for (@Nullable
      Object[] row : rows.subList(from, Math.min(rows.size(), from + ROWS_PER_COPY))) {
        for (int i = 0; i < row.length; i++) {
          // No value of these orders has a backslash or a tab in it, which COPY would want escaped.
          text.append(i == 0 ? "" : "\t").append(row[i] == null ? "\\N" : row[i]);
        }
        text.append('\n');
      }
      copying.copyIn("copy " + table.name() + " from stdin",
          new ByteArrayInputStream(text.toString().getBytes(UTF_8)));
      connection.commit();
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
  }
}
