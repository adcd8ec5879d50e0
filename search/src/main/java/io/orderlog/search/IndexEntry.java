package io.orderlog.search;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an index has of one thing. What was stored is read when somebody asks for it, because most
 * that is compared was stored alike. Immutable.
 */
public final class IndexEntry<T extends Searched> {

  private final Documents<T> documents;
  private final String id;
  private final Optional<String> stored;

  /** @param stored nothing if its events do not fit */
  IndexEntry(Documents<T> documents, String id, Optional<String> stored) {
    this.documents = documents;
    this.id = id;
    this.stored = stored;
  }

  public String id() {
    return id;
  }

  /** Nothing if its events do not fit. */
  public Optional<T> thing() {
    return stored.map(documents::read);
  }

  /** Whether the other one says the same. */
  public boolean isAs(IndexEntry<T> other) {
    return stored.equals(other.stored) || Objects.equals(thing(), other.thing());
  }

  /** Whether the other one is the same, or what became of it by later events. */
  public boolean wentOnAs(IndexEntry<T> later) {
    return isAs(later) || thing().flatMap(before -> later.thing()
        .filter(after -> after.version() > before.version())).isPresent();
  }

  /** What stands in it, by names. */
  public Map<String, String> texts() {
    return thing().map(Searched::texts).orElse(Map.of("fits", "no"));
  }
}
