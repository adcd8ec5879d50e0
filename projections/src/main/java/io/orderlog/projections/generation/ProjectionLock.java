package io.orderlog.projections.generation;

import static io.orderlog.projections.database.MetaTables.PROJECTION;
import static io.orderlog.projections.database.MetaTables.PROJECTIONS;

import io.orderlog.projections.database.DatabaseErrors;
import io.orderlog.projections.database.OpenTransaction;
import io.orderlog.projections.database.ReadModelDatabase;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;

/**
 * The right to make, drop and flip generations of a projection, which one process at a time has. It
 * is a row lock, so the database takes it back from a process that dies; and what is done in its
 * transaction is done only if the lock was held all the time. Used by one thread.
 */
public final class ProjectionLock implements AutoCloseable {

  private final OpenTransaction transaction;

  private ProjectionLock(OpenTransaction transaction) {
    this.transaction = transaction;
  }

  /** Takes the lock, unless somebody has it. */
  public static Optional<ProjectionLock> tryTake(ReadModelDatabase database, String projection) {
    makeRowIfMissing(database, projection);
    OpenTransaction transaction = database.begin();
    try {
      transaction.sql().select(PROJECTION).from(PROJECTIONS)
          .where(PROJECTION.eq(projection)).forUpdate().noWait().fetch();
      return Optional.of(new ProjectionLock(transaction));
    } catch (DataAccessException failure) {
      transaction.close();
      if (DatabaseErrors.isLocked(failure)) {
        return Optional.empty();
      }
      throw DatabaseErrors.translate(transaction.settings(), failure);
    }
  }

  /**
   * Takes the lock.
   *
   * @throws RebuildRefusedException if somebody has it
   */
  public static ProjectionLock take(ReadModelDatabase database, String projection) {
    return tryTake(database, projection).orElseThrow(() -> new RebuildRefusedException(
        projection + " is being rebuilt or rolled back by another process; wait until it is done"));
  }

  /** Asks something in the transaction that holds the lock. */
  public <T> T ask(Function<DSLContext, T> question) {
    return transaction.run(question);
  }

  /** Makes these changes, if the lock was held until now, and lets go of it. */
  public void commit(Consumer<DSLContext> changes) {
    transaction.run(sql -> {
      changes.accept(sql);
      return sql;
    });
    transaction.commit();
  }

  @Override
  public void close() {
    transaction.close();
  }

  private static void makeRowIfMissing(ReadModelDatabase database, String projection) {
    if (database.read(sql -> sql.fetchExists(PROJECTIONS, PROJECTION.eq(projection)))) {
      return;
    }
    try {
      database.write(sql -> sql.insertInto(PROJECTIONS).columns(PROJECTION).values(projection)
          .execute());
    } catch (IntegrityConstraintViolationException somebodyElseWasFaster) {
      // Then the row is there.
    }
  }
}
