package io.orderlog.projections.generation;

import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.readmodel.ReadModelTable.Index;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.exception.DataAccessException;

/**
 * Makes the indexes of tables that are full, several at once: PostgreSQL sorts for each of them in
 * a session of its own.
 */
record IndexBuild(ReadModelDatabase database, int parallelism) {

  /**
   * Returns when all of them are there.
   *
   * @throws ReadModelUnavailableException if the database does not answer
   * @throws DataAccessException if it refuses an index
   */
  void run(List<ReadModelTable> tables) {
    List<Callable<Void>> builds = tables.stream()
        .flatMap(table -> table.indexes().stream().map(index -> build(table, index))).toList();
    try (ExecutorService pool = Executors.newFixedThreadPool(parallelism)) {
      List<Future<Void>> running = pool.invokeAll(builds);
      for (Future<Void> build : running) {
        await(build);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while indexes were made", interrupted);
    }
  }

  private Callable<Void> build(ReadModelTable table, Index index) {
    return () -> {
      database.write(sql -> table.indexIfMissing(sql, index));
      return null;
    };
  }

  private static void await(Future<Void> build) throws InterruptedException {
    try {
      build.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }
}
