package io.orderlog.projections.readmodel;

/** Settings that libraries take from system properties only, once, before their first use. */
final class LibrarySettings {

  private LibrarySettings() {}

  static void apply() {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    // The process that opens a shared H2 file serves it to others; not to other machines.
    System.setProperty("h2.bindAddress", "127.0.0.1");
  }
}
