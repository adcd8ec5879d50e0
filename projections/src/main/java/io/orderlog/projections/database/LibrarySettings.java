package io.orderlog.projections.database;

import org.h2.engine.SysProperties;

/** Settings that libraries take from system properties only, and only before their first use. */
final class LibrarySettings {

  private static final String H2_ADDRESS = "h2.bindAddress";

  private LibrarySettings() {}

  /**
   * Applies them.
   *
   * @throws ReadModelUnavailableException if the first process to open a shared H2 file would serve
   *     it to other machines too
   */
  static void apply() {
    setDefault("org.jooq.no-logo", "true");
    setDefault("org.jooq.no-tips", "true");
    setDefault(H2_ADDRESS, "127.0.0.1");
    if (!System.getProperty(H2_ADDRESS).equals(SysProperties.BIND_ADDRESS)) {
      throw new ReadModelUnavailableException("H2 was in use before the address to listen on was"
          + " set: start Java with -D" + H2_ADDRESS + "=127.0.0.1", null);
    }
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
