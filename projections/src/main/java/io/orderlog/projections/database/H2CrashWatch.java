package io.orderlog.projections.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.h2.api.DatabaseEventListener;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties an H2 file whose process did not close it, before anybody can ask it anything.
 *
 * <p>What H2 writes is whole for each table, and not over several: while one is written,
 * transactions go on in the others, and a process that is killed then leaves a checkpoint without
 * the rows that belong to it, or an index without its row. The log has everything, so the read
 * models are made again rather than believed.
 *
 * <p>A file next to the database is there while a process has it open. H2 makes an instance of this
 * class by its name whenever it opens the file, which may be long after a process connected: when
 * the one that served the others has died.
 *
 * @see <a href="https://github.com/h2database/h2database/issues/2080">What H2 says about it</a>
 */
public final class H2CrashWatch implements DatabaseEventListener {

  private static final Logger LOG = LoggerFactory.getLogger(H2CrashWatch.class);

  /** As in {@code async:/data/orderlog}; longer than the letter of a drive. */
  private static final Pattern FILE_SYSTEM = Pattern.compile("^[A-Za-z]{2,}:");

  /** How this process connects to its databases, by their URLs without parameters. */
  private static final Map<String, ReadModelSettings> WATCHED = new ConcurrentHashMap<>();

  /** Databases that were opened and not looked at, by their URLs. */
  private static final Set<String> UNSETTLED = ConcurrentHashMap.newKeySet();

  /** What keeps databases open that are only just being opened, by their URLs. */
  private static final Map<String, Connection> HELD = new ConcurrentHashMap<>();

  private volatile String url = "";

  /** For H2. */
  public H2CrashWatch() {}

  /** The URL with which the database is watched, if it is one of H2. */
  static String watch(ReadModelSettings settings) {
    if (settings.isPostgres()) {
      return settings.url();
    }
    WATCHED.put(settings.displayUrl(), settings);
    return settings.url() + ";DATABASE_EVENT_LISTENER='" + H2CrashWatch.class.getName() + "'";
  }

  @Override
  public void init(String opened) {
    url = ReadModelSettings.withoutParameters(opened);
  }

  @Override
  public void opened() {
    UNSETTLED.add(url);
    try {
      settle(url);
    } catch (ReadModelUnavailableException failure) {
      // The process that is opening it may fail for the same reason; otherwise it is tried again.
      LOG.debug("the read models at {} cannot be looked at yet", url, failure);
    }
  }

  /**
   * Makes sure that the database is not used before it was looked at. To be called with a
   * connection to it at hand.
   *
   * @throws ReadModelUnavailableException if it cannot be looked at
   */
  static void requireSettled(ReadModelSettings settings) {
    if (UNSETTLED.contains(settings.displayUrl())) {
      settle(settings.displayUrl());
    }
    letGo(settings);
  }

  /** To be called when no connection will follow. */
  static void letGo(ReadModelSettings settings) {
    if (!HELD.isEmpty()) {
      close(HELD.remove(settings.displayUrl()));
    }
  }

  private static synchronized void settle(String url) {
    ReadModelSettings settings = watched(url);
    Connection connection = connect(settings);
    // With its last connection the database would close, and the process that is opening it has
    // none yet.
    close(HELD.put(url, connection));
    run(settings, connection, (sql, file) -> {
      Path inUse = inUse(file);
      if (!Files.exists(inUse)) {
        Files.createFile(inUse);
      } else if (UNSETTLED.contains(url)) {
        LOG.warn("the process that had the read models in {} open has not closed them; they are"
            + " made again from the log", file);
        empty(sql);
      }
    });
    UNSETTLED.remove(url);
  }

  @Override
  public void closingDatabase() {
    ReadModelSettings settings = watched(url);
    try (Connection connection = connect(settings)) {
      run(settings, connection, (sql, file) -> {
        // Nobody changes anything from here on: the file is whole.
        sql.execute("checkpoint sync");
        Files.deleteIfExists(inUse(file));
      });
    } catch (SQLException | RuntimeException failure) {
      LOG.warn("the read models at {} were not closed, they will be made again", url, failure);
    }
  }

  private static Path inUse(Path file) {
    return file.resolveSibling(file.getFileName() + ".in-use");
  }

  private static void empty(DSLContext sql) {
    Optional<String> identity = DatabaseIdentity.storedIfAny(sql);
    sql.execute("drop all objects");
    MetaTables.createIfMissing(sql);
    identity.ifPresent(id -> DatabaseIdentity.store(sql, id));
  }

  /** What is to be done with a database that is in a file. */
  private interface Work {
    void run(DSLContext sql, Path file) throws IOException;
  }

  private static void run(ReadModelSettings settings, Connection connection, Work work) {
    DSLContext sql = DSL.using(connection, SQLDialect.H2, ReadModelDatabase.SQL_SETTINGS);
    try {
      @Nullable
      Object path = sql.fetchValue("select database_path()");
      // One that is in memory alone is gone with its process.
      if (path != null) {
        work.run(sql, Path.of(FILE_SYSTEM.matcher(path.toString()).replaceFirst("") + ".mv.db"));
      }
    } catch (IOException | DataAccessException failure) {
      throw DatabaseErrors.unavailable(settings, failure);
    }
  }

  private static ReadModelSettings watched(String url) {
    ReadModelSettings settings = WATCHED.get(url);
    if (settings == null) {
      throw new IllegalStateException("opened by somebody else: " + url);
    }
    return settings;
  }

  private static Connection connect(ReadModelSettings settings) {
    try {
      return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    } catch (SQLException failure) {
      throw DatabaseErrors.unavailable(settings, failure);
    }
  }

  private static void close(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException failure) {
      LOG.warn("a connection to the read models could not be closed", failure);
    }
  }
}
