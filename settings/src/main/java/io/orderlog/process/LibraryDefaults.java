package io.orderlog.process;

/**
 * Settings that libraries take from system properties only, and only before their first use. To be
 * set by each part that uses such a library, because it may be the first in its process.
 * Thread-safe.
 */
public final class LibraryDefaults {

  /** The address on which H2 listens when it serves a file to other processes. */
  public static final String H2_ADDRESS = "h2.bindAddress";

  private LibraryDefaults() {}

  /** Sets what the JVM's options do not set. */
  public static void set() {
    setDefault("org.jooq.no-logo", "true");
    setDefault("org.jooq.no-tips", "true");
    // H2's own default serves the file to other machines too.
    setDefault(H2_ADDRESS, "127.0.0.1");
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
