package io.orderlog.domain.wait;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Waiters by a text of theirs that no two have in common. Immutable; a change copies one bucket of
 * many and the list of the buckets.
 */
final class WaiterTable {

  private static final int BUCKETS = 256;

  /** @param key the text, kept because it may cost something to make it */
  private record Entry(String key, Waiter waiter) {}

  /** A bucket that is read from its longest waiting on. */
  private static final class Cursor {

    private final Entry[] bucket;
    private int next;

    Cursor(Entry[] bucket) {
      this.bucket = bucket;
    }

    boolean hasNext() {
      return next < bucket.length;
    }

    long number() {
      return bucket[next].waiter().number();
    }

    Waiter next() {
      return bucket[next++].waiter();
    }
  }

  private final Function<Waiter, String> keyOf;
  /** Each in the order of the numbers, because whoever joins has the highest. */
  private final Entry[][] buckets;

  private WaiterTable(Function<Waiter, String> keyOf, Entry[][] buckets) {
    this.keyOf = keyOf;
    this.buckets = buckets;
  }

  /** @param waiters in the order of their numbers, no two with one key */
  static WaiterTable of(Function<Waiter, String> keyOf, List<Waiter> waiters) {
    List<List<Entry>> buckets = Stream.<List<Entry>>generate(ArrayList::new)
        .limit(BUCKETS).toList();
    for (Waiter waiter : waiters) {
      String key = keyOf.apply(waiter);
      buckets.get(bucketOf(key)).add(new Entry(key, waiter));
    }
    return new WaiterTable(keyOf, buckets.stream()
        .map(bucket -> bucket.toArray(Entry[]::new)).toArray(Entry[][]::new));
  }

  Optional<Waiter> find(String key) {
    for (Entry entry : buckets[bucketOf(key)]) {
      if (entry.key().equals(key)) {
        return Optional.of(entry.waiter());
      }
    }
    return Optional.empty();
  }

  /** With one more, whose key is not among them and whose number is higher than all others. */
  WaiterTable with(Waiter more) {
    String key = keyOf.apply(more);
    int index = bucketOf(key);
    Entry[] longer = Arrays.copyOf(buckets[index], buckets[index].length + 1);
    longer[longer.length - 1] = new Entry(key, more);
    return with(index, longer);
  }

  /** Without one of them. */
  WaiterTable without(Waiter gone) {
    int index = bucketOf(keyOf.apply(gone));
    return with(index, Stream.of(buckets[index])
        .filter(entry -> entry.waiter().number() != gone.number()).toArray(Entry[]::new));
  }

  private WaiterTable with(int index, Entry[] bucket) {
    Entry[][] changed = buckets.clone();
    changed[index] = bucket;
    return new WaiterTable(keyOf, changed);
  }

  /** All of them, the longest waiting first; each costs little more than the one before. */
  Stream<Waiter> inOrder() {
    PriorityQueue<Cursor> cursors =
        new PriorityQueue<>(Comparator.comparingLong(Cursor::number));
    Stream.of(buckets).map(Cursor::new).filter(Cursor::hasNext).forEach(cursors::add);
    return Stream.generate(() -> next(cursors)).takeWhile(Optional::isPresent)
        .flatMap(Optional::stream);
  }

  private static Optional<Waiter> next(PriorityQueue<Cursor> cursors) {
    Cursor first = cursors.poll();
    if (first == null) {
      return Optional.empty();
    }
    Waiter waiter = first.next();
    if (first.hasNext()) {
      cursors.add(first);
    }
    return Optional.of(waiter);
  }

  private static int bucketOf(String key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 8) ^ (hash >>> 16) ^ (hash >>> 24)) & (BUCKETS - 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WaiterTable that && Arrays.deepEquals(buckets, that.buckets);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(buckets);
  }
}
