package io.orderlog.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Variables that are named like settings but are none: a setting with a slip in its name. */
final class UnknownNames {

  /**
   * What Kubernetes and Docker set in each container for each service, with the name of the service
   * in front: they are for programs that look for that service.
   */
  private static final Pattern SERVICE_LINK = Pattern.compile(
      "ORDERLOG(_.+)?_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_[0-9]+_(TCP|UDP|SCTP)(_.+)?)");
  private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

  private UnknownNames() {}

  /** A line for each of them. Case is no excuse: {@code orderlog_data} is meant as a setting. */
  static List<String> mistakes(Map<String, String> variables) {
    return variables.entrySet().stream()
        .filter(variable -> upperCase(variable.getKey()).startsWith(Setting.PREFIX))
        .filter(variable -> !Setting.isKnown(variable.getKey()))
        .filter(variable -> !isServiceLink(variable.getKey(), variable.getValue()))
        .map(variable -> mistake(variable.getKey()))
        .sorted().toList();
  }

  /** Whether this is the address of a service, which Kubernetes puts where a port is expected. */
  static boolean isServiceAddress(String value) {
    return SERVICE_ADDRESS.matcher(value).matches();
  }

  private static boolean isServiceLink(String name, String value) {
    return SERVICE_LINK.matcher(name).matches()
        || (name.endsWith("_PORT") && isServiceAddress(value));
  }

  private static String mistake(String name) {
    String afterPrefix = upperCase(name).substring(Setting.PREFIX.length());
    return name + " is no setting" + NearestName.of(afterPrefix,
        Arrays.stream(Setting.values()).map(Setting::name).toList())
        .map(near -> "; did you mean " + Setting.valueOf(near) + "?")
        .orElse("; docs/running.md has a table of all, and no other variable may begin with "
            + Setting.PREFIX);
  }

  private static String upperCase(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
