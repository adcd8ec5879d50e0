package io.orderlog.benchmarks.ceiling;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Brings the summary of {@link PlainPostgres} up to its events, batch by batch, in one thread. */
final class PlainProjector {

  private static final int BATCH = 1_000;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private static final String READ = """
      select transaction::text, id, stream, version, data from events
      where (transaction, id) > (cast(? as xid8), ?)
        and transaction < pg_snapshot_xmin(pg_current_snapshot())
      order by transaction, id limit\s""" + BATCH;
  private static final String WRITE = """
      insert into order_summary (order_id, version, customer_id, currency, total, status)
      values (?, ?, ?, ?, ?, ?)
      on conflict (order_id) do update set version = excluded.version, total = excluded.total,
        status = excluded.status""";
  private static final String MOVE = "update projected set transaction = cast(? as xid8), id = ?";

  private record Row(String transaction, long id, UUID stream, long version, String data) {}

  private final DataSource database;
  private volatile long applied;

  PlainProjector(DataSource database) {
    this.database = database;
  }

  /** Begins, and never ends but by a failure. */
  void start() {
    Thread.ofPlatform().name("projector").start(() -> {
      while (true) {
        int rows = projectBatch();
        if (rows == 0) {
          LockSupport.parkNanos(PAUSE.toNanos());
        }
      }
    });
  }

  /** How many events it has applied since its start. */
  long applied() {
    return applied;
  }

  /** Returns how many events there were. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes it.
  private int projectBatch() {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      List<Row> rows = read(connection);
      if (!rows.isEmpty()) {
        write(connection, rows);
        move(connection, rows.getLast());
      }
      connection.commit();
      applied += rows.size();
      return rows.size();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static List<Row> read(Connection connection) throws SQLException {
    try (Statement where = connection.createStatement();
        ResultSet projected = where.executeQuery("select transaction::text, id from projected");
        PreparedStatement statement = connection.prepareStatement(READ)) {
      projected.next();
      statement.setString(1, projected.getString(1));
      statement.setLong(2, projected.getLong(2));
      List<Row> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(new Row(result.getString(1), result.getLong(2),
              result.getObject(3, UUID.class), result.getLong(4), result.getString(5)));
        }
      }
      return rows;
    }
  }

  private static void write(Connection connection, List<Row> rows) throws SQLException {
    // One statement may not touch a row twice.
    Map<UUID, Row> lastOfEach = new LinkedHashMap<>();
    rows.forEach(row -> lastOfEach.put(row.stream(), row));
    try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
      for (Row row : lastOfEach.values()) {
        PlacedOrder.Summary summary = PlacedOrder.summary(row.data());
        statement.setObject(1, row.stream());
        statement.setLong(2, row.version());
        statement.setString(3, summary.customerId());
        statement.setString(4, summary.currency());
        statement.setBigDecimal(5, summary.total());
        statement.setString(6, summary.status());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void move(Connection connection, Row last) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
      statement.setString(1, last.transaction());
      statement.setLong(2, last.id());
      statement.executeUpdate();
    }
  }
}
