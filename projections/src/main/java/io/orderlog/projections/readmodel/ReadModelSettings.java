package io.orderlog.projections.readmodel;

import io.orderlog.settings.Environment;
import io.orderlog.settings.Setting;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where the read models live.
 *
 * @param url JDBC
 */
public record ReadModelSettings(String url, String user, String password) {

  private static final int H2_CACHE_KB = 64 * 1024;

  /** No password before the host: it would be in every message that names the database. */
  private static final Pattern SUPPORTED = Pattern.compile(
      "jdbc:h2:.+|jdbc:postgresql://[^/?@]+/[^/?@]+([?].*)?");

  /** Reads the settings, noting mistakes in the environment. */
  public static ReadModelSettings of(Environment environment) {
    ReadModelSettings inDataFolder = inFolder(environment.folder(Setting.DATA));
    String url = environment.text(Setting.DATABASE_URL).orElse(inDataFolder.url());
    if (!SUPPORTED.matcher(url).matches()) {
      environment.reject(Setting.DATABASE_URL, url, "jdbc:postgresql://<host>:<port>/<database>"
          + " or a JDBC URL that starts with jdbc:h2:");
    }
    return new ReadModelSettings(url,
        environment.text(Setting.DATABASE_USER).orElse(inDataFolder.user()),
        environment.secret(Setting.DATABASE_PASSWORD).orElse(inDataFolder.password()));
  }

  /**
   * An H2 database in a data folder, shared by all processes of this machine: the first to open it
   * serves the others, and when it ends another takes over.
   *
   * <p>The file is opened as {@code async:}, because with {@code file:} a thread that is
   * interrupted while it reads closes the database under everybody. H2 writes commits to disk with
   * half a second's delay, and what a crash leaves is not whole: see {@link H2CrashWatch}. Of the
   * pages that it has read it would by itself keep 16 MB in memory, which the keys of some hundred
   * thousand orders outgrow.
   */
  public static ReadModelSettings inFolder(Path data) {
    Path file = data.toAbsolutePath().normalize().resolve("read-model").resolve("orderlog");
    return new ReadModelSettings(
        "jdbc:h2:async:" + file + ";AUTO_SERVER=TRUE;LOCK_TIMEOUT=10000;CACHE_SIZE="
            + H2_CACHE_KB,
        "orderlog", "");
  }

  /** Whether this is PostgreSQL; otherwise it is H2. */
  boolean isPostgres() {
    return url.startsWith("jdbc:postgresql:");
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
