package io.orderlog.projections.readmodel;

import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** A transaction on a connection of its own; undone unless it is committed. Used by one thread. */
record OpenTransaction(Connection connection, DSLContext sql) implements AutoCloseable {

  void commit() {
    try {
      connection.commit();
    } catch (SQLException failure) {
      throw new DataAccessException("the commit failed", failure);
    }
  }

  @Override
  public void close() {
    try (connection) {
      connection.rollback();
    } catch (SQLException gone) {
      // The database undoes what a connection leaves behind when it breaks.
    }
  }
}
