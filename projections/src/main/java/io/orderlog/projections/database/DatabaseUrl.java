package io.orderlog.projections.database;

import io.orderlog.settings.NearestName;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/**
 * What is wrong with the URL of a database. PostgreSQL's driver would pass over options that it
 * does not know, and connect without TLS where one letter of {@code sslmode} is missing; H2 refuses
 * them.
 */
final class DatabaseUrl {

  static final String ALLOWED = "jdbc:postgresql://<host>:<port>/<database>"
      + " or a JDBC URL that starts with jdbc:h2:";

  /** No password before the host: it would be in every message that names the database. */
  private static final Pattern SUPPORTED = Pattern.compile(
      "jdbc:h2:.+|jdbc:postgresql://[^/?@]+/[^/?@]+([?].*)?");
  private static final Pattern BEFORE_HOST = Pattern.compile("//[^/?]*@");

  private DatabaseUrl() {}

  /** Whether it leads to a database of a kind that is known. */
  static boolean isSupported(String url) {
    return SUPPORTED.matcher(url).matches() && (!isPostgres(url) || new Driver().acceptsURL(url));
  }

  static boolean isPostgres(String url) {
    return url.startsWith("jdbc:postgresql:");
  }

  /** The URL without what may be secret: its options, and what comes before the host. */
  static String display(String url) {
    return BEFORE_HOST.matcher(url.split("[;?]", 2)[0]).replaceFirst("//…@");
  }

  /** The names of the options that stand in a PostgreSQL URL. */
  static List<String> options(String url) {
    int start = url.indexOf('?');
    return !isPostgres(url) || start < 0
        ? List.of()
        : Arrays.stream(url.substring(start + 1).split("&"))
            .filter(option -> !option.isEmpty())
            .map(option -> option.split("=", 2)[0]).toList();
  }

  /** What is wrong with the options, if anything is. */
  static Optional<String> wrongOption(String url) {
    List<String> known = knownOptions(url);
    List<String> seen = new ArrayList<>();
    for (String option : options(url)) {
      if (!known.contains(option)) {
        return Optional.of("PostgreSQL's driver knows no option " + option
            + NearestName.question(option, known));
      }
      if (seen.contains(option)) {
        return Optional.of("the option " + option + " is there more than once");
      }
      seen.add(option);
    }
    return Optional.empty();
  }

  private static List<String> knownOptions(String url) {
    return options(url).isEmpty()
        ? List.of()
        : Arrays.stream(propertyInfo(url)).map(property -> property.name).toList();
  }

  private static DriverPropertyInfo[] propertyInfo(String url) {
    return new Driver().getPropertyInfo(url, new Properties());
  }
}
