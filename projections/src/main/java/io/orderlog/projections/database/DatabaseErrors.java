package io.orderlog.projections.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Set;
import org.jooq.exception.DataAccessException;

/** What a database's errors mean to those who run or use the read models. */
public final class DatabaseErrors {

  /** SQLSTATE classes of errors that repeat for ever: bad data, broken constraint, bad SQL. */
  private static final Set<String> DEFECTS = Set.of("22", "23", "42");

  /** As when somebody has deleted the file, or a rebuild drops tables under a very long query. */
  private static final Set<String> TABLE_GONE = Set.of("42S02", "42S03", "42S04", "42P01");

  /** Columns that are not there: the tables were made before this version had them. */
  private static final Set<String> OTHER_COLUMNS = Set.of("42S22", "42703");

  /** The user may not do that, whatever the data: PostgreSQL's insufficient_privilege. */
  private static final String NO_RIGHT = "42501";

  /** A row is locked: H2's timeout, PostgreSQL's lock_not_available. */
  private static final Set<String> LOCKED = Set.of("HYT00", "55P03");

  private static final String WRONG_PASSWORD_H2 = "28000";
  private static final String WRONG_PASSWORD_POSTGRESQL = "28P01";
  private static final String UNREACHABLE_POSTGRESQL = "08001";
  private static final String OPEN_ELSEWHERE_H2 = "90020";
  private static final Set<String> DAMAGED_H2 = Set.of("90030", "90028", "90048", "50000");

  /** Connections whose server process has gone, besides those that the pool itself knows. */
  private static final Set<String> GONE = Set.of("90007", "90067", "90098", "90121", "50000",
      "90028", "90030", PostgresSession.ENDED_WHILE_FROZEN);

  private DatabaseErrors() {}

  /** Takes connections that are broken out of the pool, so that the next try has a new one. */
  static SQLExceptionOverride evictionOfBrokenConnections() {
    return new SQLExceptionOverride() {
      @java.lang.Override
      public Override adjudicate(SQLException failure) {
        return GONE.contains(sqlState(failure))
            ? Override.MUST_EVICT
            : Override.CONTINUE_EVICT;
      }
    };
  }

  /** Whether it would repeat for ever. */
  public static boolean isDefect(DataAccessException failure) {
    String state = sqlState(failure);
    return state.length() == 5 && !state.equals(NO_RIGHT) && !TABLE_GONE.contains(state)
        && !OTHER_COLUMNS.contains(state) && DEFECTS.contains(state.substring(0, 2));
  }

  public static boolean isLocked(DataAccessException failure) {
    return LOCKED.contains(sqlState(failure));
  }

  /** Whether a table is not there. */
  public static boolean isTableGone(Exception failure) {
    return TABLE_GONE.contains(sqlState(failure));
  }

  /** What the database itself says, in one line: what lies around it only says who asked. */
  public static String told(DataAccessException failure) {
    Throwable deepest = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      deepest = cause instanceof SQLException ? cause : deepest;
    }
    return firstLine(deepest);
  }

  /**
   * The failure as it is if it would repeat for ever, because its type says more, and as one that
   * may pass otherwise.
   */
  public static RuntimeException translate(ReadModelSettings settings,
      DataAccessException failure) {
    return isDefect(failure) ? failure : unavailable(settings, failure);
  }

  static ReadModelUnavailableException unavailable(
      ReadModelSettings settings, Exception failure) {
    return new ReadModelUnavailableException("the read model database " + settings.displayUrl()
        + " cannot be used: " + reason(settings, failure), failure);
  }

  private static String reason(ReadModelSettings settings, Exception failure) {
    String state = sqlState(failure);
    if (state.equals(settings.isPostgres() ? WRONG_PASSWORD_POSTGRESQL : WRONG_PASSWORD_H2)) {
      return "wrong user or password";
    }
    if (state.equals(OPEN_ELSEWHERE_H2)) {
      return "another process has it open and does not share it";
    }
    if (TABLE_GONE.contains(state)) {
      return "its tables are gone; restart all processes that use it, and they are made again";
    }
    if (OTHER_COLUMNS.contains(state)) {
      return "its tables are of another version of Orderlog; rebuild the read models with"
          + " 'orderlog replay rebuild --all'";
    }
    String message = describe(root(failure));
    if (state.equals(NO_RIGHT)) {
      return message + "; grant it to the user that ORDERLOG_DATABASE_USER names";
    }
    if (state.equals(UNREACHABLE_POSTGRESQL) && settings.isPostgres()) {
      return message + "; look whether it runs there, and at ORDERLOG_DATABASE_URL";
    }
    return DAMAGED_H2.contains(state)
        ? message + "; if the file is damaged, stop all processes and delete its folder:"
            + " the read models are rebuilt from the log"
        : message;
  }

  private static String describe(Throwable root) {
    return switch (root) {
      case SocketTimeoutException _ -> "it does not answer: " + firstLine(root);
      case UnknownHostException _ -> "there is no host " + firstLine(root);
      case FileSystemException _ -> "no file can be made at " + firstLine(root)
          + "; look at ORDERLOG_DATABASE_URL, or at ORDERLOG_DATA if that is not set";
      default -> firstLine(root);
    };
  }

  /** The first SQLSTATE from the outside in; empty if there is none. */
  private static String sqlState(Throwable failure) {
    if (failure instanceof SQLException sql && sql.getSQLState() != null) {
      return sql.getSQLState();
    }
    return failure.getCause() == null ? "" : sqlState(failure.getCause());
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message.split("\\R", 2)[0];
  }
}
