package io.orderlog.search.rebuild;

import io.orderlog.search.CommittedIndex;
import io.orderlog.search.IndexEntries;
import io.orderlog.search.IndexEntry;
import io.orderlog.search.SearchIndex;
import io.orderlog.search.Searched;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Compares all that two indexes have; counts what differs, and keeps the first. */
final class IndexComparison<T extends Searched> {

  private final int mostShown;
  private final List<IndexDifference> shown = new ArrayList<>();
  private long differences;

  IndexComparison(int mostShown) {
    this.mostShown = mostShown;
  }

  /** Both are at the same place, and should have the same. */
  void same(CommittedIndex<T> live, SearchIndex<?, T> made) {
    IndexEntries<T> known = live.entries();
    made.lookAt(entries -> {
      compare(known, entries, IndexEntry::isAs);
      entries.forEach(entry -> {
        if (known.find(entry.id()).isEmpty()) {
          differs(entry.id(), Optional.empty(), Optional.of(entry));
        }
      });
    });
  }

  /** The one that was made is further, and should have no less. */
  void noLess(CommittedIndex<T> live, SearchIndex<?, T> made) {
    made.lookAt(entries -> compare(live.entries(), entries, IndexEntry::wentOnAs));
  }

  private void compare(IndexEntries<T> live, IndexEntries<T> made,
      BiPredicate<IndexEntry<T>, IndexEntry<T>> fits) {
    live.forEach(entry -> {
      Optional<IndexEntry<T>> other = made.find(entry.id());
      if (other.filter(found -> fits.test(entry, found)).isEmpty()) {
        differs(entry.id(), Optional.of(entry), other);
      }
    });
  }

  private void differs(String id, Optional<IndexEntry<T>> live, Optional<IndexEntry<T>> made) {
    differences++;
    if (shown.size() < mostShown) {
      shown.add(new IndexDifference(id, texts(live), texts(made)));
    }
  }

  private static <T extends Searched> Map<String, String> texts(Optional<IndexEntry<T>> entry) {
    return entry.map(IndexEntry::texts).orElse(Map.of());
  }

  long differences() {
    return differences;
  }

  List<IndexDifference> shown() {
    return shown;
  }
}
