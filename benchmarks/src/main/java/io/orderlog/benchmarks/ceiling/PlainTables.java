package io.orderlog.benchmarks.ceiling;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.orderlog.projections.database.ReadModelSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of {@link PlainPostgres}, and the way to them. */
public final class PlainTables {

  /** More than there are cores, because a session that waits for the disk needs none. */
  private static final int SESSIONS = 16;

  /**
   * A row with a smaller id may be committed after one with a greater id. So rows are read in the
   * order of their transactions, and only those before the oldest that is still open.
   */
  private static final String CREATE = """
      create table if not exists events (
        id bigint generated always as identity,
        transaction xid8 not null default pg_current_xact_id(),
        stream uuid not null,
        version bigint not null,
        type text not null,
        data text not null,
        recorded_at timestamptz not null default now(),
        primary key (transaction, id),
        unique (stream, version));
      create table if not exists order_summary (
        order_id uuid primary key,
        version bigint not null,
        customer_id text not null,
        currency text not null,
        total numeric not null,
        status text not null);
      create table if not exists projected (transaction xid8 not null, id bigint not null);
      insert into projected select '0', 0 where not exists (select from projected)""";

  private static final String FILL = """
      insert into events (stream, version, type, data)
      select gen_random_uuid(), 1, 'OrderPlaced',
        '{"customerId":"customer-' || n % 1000 || '","currency":"EUR","lines":['
        || '{"sku":"mug-blue","quantity":2,"unitPrice":9.95},'
        || '{"sku":"teapot-1l","quantity":1,"unitPrice":19.95}],"total":39.85}'
      from generate_series(1, ?) n""";

  private PlainTables() {}

  /** The sessions that the server shares; the tables are made if they are missing. */
  static HikariDataSource open(ReadModelSettings database) {
    execute(database, CREATE);
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(database.url() + "?reWriteBatchedInserts=true");
    pool.setUsername(database.user());
    pool.setPassword(database.password());
    pool.setMaximumPoolSize(SESSIONS);
    return new HikariDataSource(pool);
  }

  /** Makes the tables, with the events of so many placed orders in them. */
  public static void fill(ReadModelSettings database, int orders) {
    execute(database, CREATE);
    try (Connection connection = connect(database);
        PreparedStatement filling = connection.prepareStatement(FILL)) {
      filling.setInt(1, orders);
      filling.executeUpdate();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void execute(ReadModelSettings database, String sql) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Connection connect(ReadModelSettings database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }
}
