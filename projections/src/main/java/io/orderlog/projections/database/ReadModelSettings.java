package io.orderlog.projections.database;

import io.orderlog.settings.Environment;
import io.orderlog.settings.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the read models live.
 *
 * @param url JDBC
 */
public record ReadModelSettings(String url, String user, String password) {

  private static final int H2_CACHE_KB = 64 * 1024;
  /** How much of the file has to be in use before H2 moves pages to make it smaller. */
  private static final int H2_FILL_PERCENT = 40;

  /** Reads the settings, noting mistakes in the environment. */
  public static ReadModelSettings of(Environment environment) {
    ReadModelSettings inDataFolder = inFolder(environment.folder(Setting.DATA));
    Optional<String> url = environment.text(Setting.DATABASE_URL);
    Optional<String> user = environment.text(Setting.DATABASE_USER);
    Optional<String> password = environment.secret(Setting.DATABASE_PASSWORD);
    url.ifPresentOrElse(given -> check(environment, given, user, password),
        () -> checkAlone(environment, user, password));
    return new ReadModelSettings(url.orElse(inDataFolder.url()),
        user.orElse(inDataFolder.user()), password.orElse(inDataFolder.password()));
  }

  private static void check(Environment environment, String url, Optional<String> user,
      Optional<String> password) {
    String display = DatabaseUrl.display(url);
    if (!DatabaseUrl.isSupported(url)) {
      environment.reject(Setting.DATABASE_URL, display, DatabaseUrl.ALLOWED);
      return;
    }
    DatabaseUrl.wrongOption(url).ifPresent(
        wrong -> environment.refuse(Setting.DATABASE_URL, display, wrong));
    List<String> options = DatabaseUrl.options(url);
    if ((user.isPresent() && options.contains("user"))
        || (password.isPresent() && options.contains("password"))) {
      environment.refuse(Setting.DATABASE_URL, display,
          "it names a user or a password, and so does "
              + Setting.DATABASE_USER + " or " + Setting.DATABASE_PASSWORD + "; say it once");
    }
  }

  /** Somebody means a database that was not named; what is in the data folder asks for neither. */
  private static void checkAlone(Environment environment, Optional<String> user,
      Optional<String> password) {
    if (user.isPresent() || password.isPresent()) {
      environment.refuse(Setting.DATABASE_URL, "", Setting.DATABASE_USER + " or "
          + Setting.DATABASE_PASSWORD + " is set; name the database that they are for, or take them"
          + " away for the one in the data folder");
    }
  }

  /**
   * An H2 database in a data folder, shared by all processes of this machine: the first to open it
   * serves the others, and when it ends another takes over.
   *
   * <p>The file is opened as {@code async:}, because with {@code file:} a thread that is
   * interrupted while it reads closes the database under everybody. H2 writes commits to disk with
   * half a second's delay, and what a crash leaves is not whole: see {@link H2CrashWatch}. Of the
   * pages that it has read it would by itself keep 16 MB in memory, which the keys of some hundred
   * thousand orders outgrow. Pages that are no longer in use it would by itself drop at once by
   * moving all others, which under load is more work than the rows; it may leave some half of the
   * file to them.
   */
  public static ReadModelSettings inFolder(Path data) {
    Path file = data.toAbsolutePath().normalize().resolve("read-model").resolve("orderlog");
    return new ReadModelSettings(
        "jdbc:h2:async:" + file + ";AUTO_SERVER=TRUE;LOCK_TIMEOUT=10000;CACHE_SIZE="
            + H2_CACHE_KB + ";AUTO_COMPACT_FILL_RATE=" + H2_FILL_PERCENT,
        "orderlog", "");
  }

  /** Whether this is PostgreSQL; otherwise it is H2. */
  boolean isPostgres() {
    return DatabaseUrl.isPostgres(url);
  }

  /** The URL without its parameters, which may hold secrets. */
  String displayUrl() {
    return withoutParameters(url);
  }

  static String withoutParameters(String url) {
    return url.split("[;?]", 2)[0];
  }

  @Override
  public String toString() {
    return displayUrl() + " as " + user;
  }
}
