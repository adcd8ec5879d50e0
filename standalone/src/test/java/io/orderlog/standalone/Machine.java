package io.orderlog.standalone;

import java.util.HashMap;
import java.util.Map;

/**
 * What a machine may be set to, as the environment of a process says it. Locales are set by the
 * JVM's own options, because few machines have those of more than one or two languages.
 *
 * @param name the locale in short
 * @param environment its settings
 */
record Machine(String name, Map<String, String> environment) {

  private static final String FAR_AWAY = " -Duser.timezone=Pacific/Apia -Dfile.encoding=ISO-8859-1";

  /** With these options of the JVM, in a time zone far from Greenwich and with Latin-1 files. */
  static Machine inLocale(String name, String options) {
    return new Machine(name, Map.of("ORDERLOG_JAVA_OPTIONS", options + FAR_AWAY));
  }

  /** As a service is started, or over a bare connection: nothing but ASCII. */
  static Machine withoutLocale() {
    return new Machine("C",
        Map.of("LC_ALL", "C", "ORDERLOG_JAVA_OPTIONS", "-Dfile.encoding=COMPAT"));
  }

  /** These settings, on this machine. */
  Map<String, String> with(Map<String, String> settings) {
    Map<String, String> both = new HashMap<>(settings);
    both.putAll(environment);
    return both;
  }

  @Override
  public String toString() {
    return name;
  }
}
