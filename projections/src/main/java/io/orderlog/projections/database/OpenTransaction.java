package io.orderlog.projections.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** A transaction on a connection of its own; undone unless it is committed. Used by one thread. */
public record OpenTransaction(Connection connection, DSLContext sql, ReadModelSettings settings)
    implements AutoCloseable {

  /**
   * Asks or changes something.
   *
   * @throws ReadModelUnavailableException as {@link ReadModelDatabase#write} does
   */
  public <T> T run(Function<DSLContext, T> work) {
    try {
      return work.apply(sql);
    } catch (DataAccessException failure) {
      throw DatabaseErrors.translate(settings, failure);
    }
  }

  /** Makes the changes happen. */
  public void commit() {
    try {
      connection.commit();
    } catch (SQLException failure) {
      throw DatabaseErrors.unavailable(settings, failure);
    }
  }

  /** Undoes what was changed, and lets go of what is locked. */
  public void undo() {
    try {
      connection.rollback();
    } catch (SQLException failure) {
      throw DatabaseErrors.unavailable(settings, failure);
    }
  }

  @Override
  public void close() {
    try (connection) {
      connection.rollback();
    } catch (SQLException gone) {
      // The database undoes what a connection leaves when it breaks.
    }
  }
}
