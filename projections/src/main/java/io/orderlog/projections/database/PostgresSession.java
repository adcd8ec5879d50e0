package io.orderlog.projections.database;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** How the sessions with a PostgreSQL server are set up. */
final class PostgresSession {

  /** SQLSTATE of a session that PostgreSQL ended, because it did nothing within a transaction. */
  static final String ENDED_WHILE_FROZEN = "25P03";

  /** What PostgreSQL knows a session by that may be idle in a transaction. */
  static final String LONG_WORK = "orderlog, long work";

  private static final String CONNECT_PATIENCE_SECONDS = "5";

  /**
   * A statement that meets a locked row waits as long as it does on H2. A process that is frozen,
   * or cut off, in the middle of a transaction loses it, so that it does not hold up those that
   * take over: they do so some six seconds after it went silent, and then find its rows free within
   * their patience. A long transaction is not ended for being idle; if the machine that holds it
   * vanishes, PostgreSQL would by itself find out after two hours, and let nobody else rebuild
   * until then.
   */
  private static final String LIMITS = "set lock_timeout = '10s';"
      + " set idle_in_transaction_session_timeout = '15s';"
      + " set tcp_keepalives_idle = 30;"
      + " set tcp_keepalives_interval = 10;"
      + " set tcp_keepalives_count = 3";

  /** An arbitrary number, the same in all processes. */
  private static final long TABLES_LOCK = 7_023_114_019L;

  private PostgresSession() {}

  static void configure(HikariConfig pool, Duration answerPatience) {
    pool.setConnectionInitSql(LIMITS);
    pool.addDataSourceProperty("ApplicationName", "orderlog");
    pool.addDataSourceProperty("connectTimeout", CONNECT_PATIENCE_SECONDS);
    pool.addDataSourceProperty("socketTimeout", String.valueOf(answerPatience.toSeconds()));
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    // A batch of inserts goes as few statements with many rows.
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
  }

  /**
   * For a transaction whose owner is busy elsewhere in its midst. An operator who looks at
   * pg_stat_activity finds it under a name of its own.
   */
  static void allowLongTransaction(DSLContext transaction) {
    transaction.execute("set local idle_in_transaction_session_timeout = 0");
    transaction.execute("set local application_name = '" + LONG_WORK + "'");
  }

  /**
   * For changes that are made again from the log if a crash of the server takes them away: their
   * commit does not wait for the disk, and what is lost are always the last ones.
   *
   * @see <a href="https://www.postgresql.org/docs/current/wal-async-commit.html">Asynchronous
   *     Commit</a>
   */
  static void allowLossInCrash(DSLContext transaction) {
    transaction.execute("set local synchronous_commit = off");
  }

  /** Until the transaction ends; because two who create a table if it is missing may both fail. */
  static void oneAtATime(DSLContext transaction) {
    transaction.fetch("select pg_advisory_xact_lock({0})",
        DSL.inline(TABLES_LOCK));
  }
}
