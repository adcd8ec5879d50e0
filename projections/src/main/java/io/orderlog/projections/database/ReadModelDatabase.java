package io.orderlog.projections.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.orderlog.process.Interruption;
import io.orderlog.process.LibraryDefaults;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.h2.engine.SysProperties;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.tools.jdbc.JDBCUtils;

/**
 * The database that holds the read models. Reads and writes have connections of their own, so that
 * neither starves the other. Thread-safe.
 */
public final class ReadModelDatabase implements AutoCloseable {

  private static final Object DONE = new Object();
  static final int MAX_CONNECTIONS = 16;
  private static final String H2_PATIENCE = ";NETWORK_TIMEOUT=";
  /** H2's own log next to the file: says what our failures say, and complains where it cannot. */
  private static final String H2_TRACE = ";TRACE_LEVEL_FILE=";

  /**
   * Names are not quoted, so that an operator who types SQL need not quote them either. Lists are
   * padded, so that a query for 900 rows and one for 1,000 are the same statement to the database.
   */
  static final Settings SQL_SETTINGS = new Settings()
      .withRenderQuotedNames(RenderQuotedNames.NEVER)
      .withInListPadding(true)
      .withExecuteLogging(false)
      .withFetchWarnings(false);

  private final ReadModelSettings settings;
  private final HikariDataSource reads;
  private final HikariDataSource writes;
  /**
   * Apart from the writes, which those who hold such a transaction make meanwhile: with the same
   * connections, as many holders as there are connections would wait for each other.
   */
  private final HikariDataSource held;

  private ReadModelDatabase(ReadModelSettings settings, HikariDataSource reads,
      HikariDataSource writes, HikariDataSource held) {
    this.settings = settings;
    this.reads = reads;
    this.writes = writes;
    this.held = held;
  }

  /**
   * Connects, and makes what all read models need unless it is there.
   *
   * @throws ReadModelUnavailableException if the database cannot be used; the message says why and
   *     what to do
   */
  public static ReadModelDatabase open(ReadModelSettings settings) {
    return open(settings, Patience.OF_QUERIES, Patience.OF_CHANGES);
  }

  /**
   * The same for work of which single statements may take long, as making an index over all rows
   * does.
   *
   * @throws ReadModelUnavailableException as {@link #open(ReadModelSettings)} does
   */
  public static ReadModelDatabase openForLongWork(ReadModelSettings settings) {
    return open(settings, Patience.OF_LONG_WORK, Patience.OF_LONG_WORK);
  }

  private static ReadModelDatabase open(
      ReadModelSettings settings, Patience ofReads, Patience ofWrites) {
    LibraryDefaults.set();
    requireLocalH2();
    // H2 leaves its file locked, and takes it for one that crashed, if it is opened by halves.
    return Interruption.holdOff(() -> connect(settings, ofReads, ofWrites));
  }

  /** The first process to open a shared file of H2 serves it to others. */
  private static void requireLocalH2() {
    if (!System.getProperty(LibraryDefaults.H2_ADDRESS).equals(SysProperties.BIND_ADDRESS)) {
      throw new ReadModelUnavailableException("H2 was in use before the address to listen on was"
          + " set: start Java with -D" + LibraryDefaults.H2_ADDRESS + "=127.0.0.1", null);
    }
  }

  private static ReadModelDatabase connect(
      ReadModelSettings settings, Patience ofReads, Patience ofWrites) {
    HikariDataSource writes = connect(writePool(settings, "writes", ofWrites), settings);
    try {
      inTransaction(settings, writes, sql -> {
        MetaTables.createIfMissing(sql);
        return DONE;
      });
      return new ReadModelDatabase(settings,
          connect(readPool(settings, ofReads), settings), writes,
          connect(heldPool(settings, ofWrites), settings));
    } catch (RuntimeException failure) {
      Interruption.closeWhole(writes::close);
      throw failure;
    }
  }

  /**
   * Asks questions that all see the database as it is at one instant.
   *
   * @throws ReadModelUnavailableException if the database does not answer
   */
  public <T> T read(Function<DSLContext, T> questions) {
    return inTransaction(settings, reads, questions);
  }

  /**
   * The same for somebody who is busy elsewhere between one row and the next. Never to wait for the
   * log, which may take any time.
   */
  public <T> T readSlowly(Function<DSLContext, T> questions) {
    return read(snapshot -> {
      if (settings.isPostgres()) {
        PostgresSession.allowLongTransaction(snapshot);
      }
      return questions.apply(snapshot);
    });
  }

  /**
   * Asks one statement, which needs no transaction to see the database as it is at one instant.
   *
   * @param sql as it is, with one parameter
   * @param fields what it selects, in order
   * @throws ReadModelUnavailableException if the database does not answer
   */
  public Result<Record> ask(String sql, String parameter, List<Field<?>> fields) {
    try (Connection connection = connection(settings, reads)) {
      connection.setAutoCommit(true);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, parameter);
        return DSL.using(connection, dialect(settings), SQL_SETTINGS)
            .fetch(statement.executeQuery(), fields.toArray(Field<?>[]::new));
      }
    } catch (SQLException failure) {
      throw DatabaseErrors.unavailable(settings, failure);
    } catch (DataAccessException failure) {
      throw DatabaseErrors.translate(settings, failure);
    }
  }

  /**
   * Makes changes that all happen or none.
   *
   * @throws ReadModelUnavailableException if the database does not answer, or somebody else holds
   *     what is to be changed for too long
   * @throws DataAccessException if the database refuses the changes for what they are
   */
  public void write(Consumer<DSLContext> changes) {
    inTransaction(settings, writes, transaction -> {
      changes.accept(transaction);
      return DONE;
    });
  }

  /**
   * The same for changes that are made again if a crash of the database takes them away, together
   * with all that came after them. That goes for H2 anyway.
   *
   * @throws ReadModelUnavailableException as {@link #write} does
   * @throws DataAccessException as {@link #write} does
   */
  public void writeRepeatable(Consumer<DSLContext> changes) {
    write(transaction -> {
      if (settings.isPostgres()) {
        PostgresSession.allowLossInCrash(transaction);
      }
      changes.accept(transaction);
    });
  }

  public boolean isPostgres() {
    return settings.isPostgres();
  }

  /**
   * A transaction that ends when its owner says so, or with its owner's process. Its owner may write
   * beside it.
   */
  public OpenTransaction begin() {
    try {
      Connection connection = connection(settings, held);
      OpenTransaction transaction = new OpenTransaction(
          connection, DSL.using(connection, dialect(settings), SQL_SETTINGS), settings);
      if (settings.isPostgres()) {
        transaction.run(sql -> {
          PostgresSession.allowLongTransaction(sql);
          return DONE;
        });
      }
      return transaction;
    } catch (SQLException failure) {
      throw DatabaseErrors.unavailable(settings, failure);
    }
  }

  /** Lets go of all connections, also in a thread that was interrupted. */
  @Override
  public void close() {
    // The pools would leave connections open in one, and these an H2 file.
    Interruption.closeWhole(() -> {
      H2CrashWatch.letGo(settings);
      held.close();
      reads.close();
      writes.close();
    });
  }

  private static <T> T inTransaction(ReadModelSettings settings, HikariDataSource connections,
      Function<DSLContext, T> work) {
    // Connected here and not by jOOQ, which would wait for a database that is gone a second and a
    // third time, to undo what never began.
    try (Connection connection = connection(settings, connections)) {
      return DSL.using(connection, dialect(settings), SQL_SETTINGS)
          .transactionResult(transaction -> work.apply(transaction.dsl()));
    } catch (SQLException failure) {
      throw DatabaseErrors.unavailable(settings, failure);
    } catch (DataAccessException failure) {
      throw DatabaseErrors.translate(settings, failure);
    }
  }

  /** The one way to a connection, so that no work is done on a database that was not looked at. */
  private static Connection connection(ReadModelSettings settings, HikariDataSource connections)
      throws SQLException {
    Connection connection = connections.getConnection();
    try {
      H2CrashWatch.requireSettled(settings);
      return connection;
    } catch (RuntimeException failure) {
      connection.close();
      throw failure;
    }
  }

  private static SQLDialect dialect(ReadModelSettings settings) {
    return JDBCUtils.dialect(settings.url());
  }

  private static HikariConfig writePool(
      ReadModelSettings settings, String purpose, Patience patience) {
    return pool(settings, purpose, "TRANSACTION_READ_COMMITTED", patience);
  }

  /** Of connections that are made when somebody wants one: mostly, nobody does. */
  private static HikariConfig heldPool(ReadModelSettings settings, Patience patience) {
    HikariConfig pool = writePool(settings, "held", patience);
    pool.setMinimumIdle(0);
    pool.setInitializationFailTimeout(-1);
    return pool;
  }

  private static HikariConfig readPool(ReadModelSettings settings, Patience patience) {
    HikariConfig pool = pool(settings, "reads", "TRANSACTION_REPEATABLE_READ", patience);
    if (dialect(settings) == SQLDialect.H2) {
      // There, a repeatable read sees each table as it is when the table is first read.
      pool.setConnectionInitSql(
          "set session characteristics as transaction isolation level snapshot");
    }
    return pool;
  }

  private static HikariConfig pool(ReadModelSettings settings, String purpose, String isolation,
      Patience patience) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("read-model-" + purpose);
    pool.setJdbcUrl(url(settings, patience));
    pool.setUsername(settings.user());
    pool.setPassword(settings.password());
    pool.setAutoCommit(false);
    pool.setTransactionIsolation(isolation);
    pool.setMinimumIdle(1);
    pool.setMaximumPoolSize(MAX_CONNECTIONS);
    pool.setConnectionTimeout(patience.connection().toMillis());
    pool.setValidationTimeout(patience.validation().toMillis());
    pool.setExceptionOverride(DatabaseErrors.evictionOfBrokenConnections());
    if (settings.isPostgres()) {
      PostgresSession.configure(pool, patience.answer());
    }
    return pool;
  }

  /** With H2, another process may be the one that has the file open and serves it. */
  private static String url(ReadModelSettings settings, Patience patience) {
    String url = H2CrashWatch.watch(settings);
    return settings.isPostgres()
        ? url
        : withDefault(withDefault(url, H2_PATIENCE, patience.answer().toMillis()), H2_TRACE, 0);
  }

  private static String withDefault(String url, String option, long value) {
    return url.toUpperCase(Locale.ROOT).contains(option) ? url : url + option + value;
  }

  private static HikariDataSource connect(HikariConfig pool, ReadModelSettings settings) {
    try {
      return new HikariDataSource(pool);
    } catch (RuntimeException failure) {
      throw DatabaseErrors.unavailable(settings, failure);
    }
  }
}
