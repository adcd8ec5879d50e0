package io.orderlog.domain.stock;

import io.orderlog.domain.stock.Reservation.Confirmed;
import io.orderlog.domain.stock.Reservation.Held;
import io.orderlog.domain.stock.Reservation.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The open reservations of one item. Immutable; a change copies one bucket of many and the
 * list of the buckets, so that it costs little even if ten thousand are open. A plain map would be
 * copied as a whole by every event.
 */
public final class Reservations implements Iterable<Reservation> {

  private static final int BUCKETS = 256;

  /** The longest overdue first; of those that end together, the older one. */
  private static final Comparator<Hold> BY_END = Comparator.comparing(Hold::until)
      .thenComparingLong(hold -> hold.reservation().number());

  private static final Comparator<Reservation> IN_ORDER =
      Comparator.comparingLong(Reservation::number);

  private record Hold(Reservation reservation, Instant until) {}

  /**
   * Those whose ids have one hash.
   *
   * @param entries in the order of their numbers
   * @param firstToEnd the hold of them that ends first
   */
  private record Bucket(List<Reservation> entries, Optional<Hold> firstToEnd) {

    static final Bucket EMPTY = of(List.of());

    Bucket {
      entries = List.copyOf(entries);
    }

    static Bucket of(List<Reservation> entries) {
      Optional<Hold> first = Optional.empty();
      for (Reservation entry : entries) {
        first = earlier(first, hold(entry));
      }
      return new Bucket(entries, first);
    }

    Optional<Reservation> find(String id) {
      for (Reservation entry : entries) {
        if (entry.id().equals(id)) {
          return Optional.of(entry);
        }
      }
      return Optional.empty();
    }
  }

  /** None, and there never was one. */
  public static final Reservations NONE = new Reservations(emptyBuckets(), 0, 0, 0);

  private final Bucket[] buckets;
  private final int count;
  private final long units;
  private final long opened;

  private Reservations(Bucket[] buckets, int count, long units, long opened) {
    this.buckets = buckets;
    this.count = count;
    this.units = units;
    this.opened = opened;
  }

  /**
   * Those that were stored.
   *
   * @param opened as {@link #opened} told
   * @param open as {@link #all} told, in any order
   * @throws IllegalArgumentException if they cannot have been together
   */
  public static Reservations of(long opened, Collection<Reservation> open) {
    List<List<Reservation>> entries = Stream.<List<Reservation>>generate(ArrayList::new)
        .limit(BUCKETS).toList();
    List<Reservation> inOrder = open.stream().sorted(IN_ORDER).toList();
    inOrder.forEach(each -> entries.get(bucketOf(each.id())).add(each));
    Reservations stored = new Reservations(
        entries.stream().map(Bucket::of).toArray(Bucket[]::new), open.size(),
        open.stream().mapToLong(Reservation::quantity).sum(), opened);
    requireSound(stored, inOrder);
    return stored;
  }

  private static void requireSound(Reservations stored, List<Reservation> inOrder) {
    Set<String> ids = new HashSet<>();
    long last = 0;
    for (Reservation each : inOrder) {
      if (each.number() <= last || each.number() > stored.opened || each.quantity() < 1
          || !ids.add(each.id())) {
        throw new IllegalArgumentException("there cannot be " + each + " after number " + last
            + " of " + stored.opened);
      }
      last = each.number();
    }
  }

  /** How many are open. */
  public int count() {
    return count;
  }

  /** The pieces that they keep together. */
  public long units() {
    return units;
  }

  /** How many were ever opened. */
  public long opened() {
    return opened;
  }

  /** All of them, in the order in which they were opened. */
  public List<Reservation> all() {
    return entries().sorted(IN_ORDER).toList();
  }

  /** As {@link #all}, so that whatever shows a state shows each of them. */
  @Override
  public Iterator<Reservation> iterator() {
    return all().iterator();
  }

  /** The open one with this id. */
  public Optional<Reservation> find(String id) {
    return buckets[bucketOf(id)].find(id);
  }

  /** The hold that ends first, if there is one. */
  Optional<Reservation> firstToEnd() {
    Optional<Hold> first = Optional.empty();
    for (Bucket bucket : buckets) {
      first = earlier(first, bucket.firstToEnd());
    }
    return first.map(Hold::reservation);
  }

  /** In the order in which promises are broken: the newest holds, then the newest confirmed. */
  List<Reservation> newestHoldsFirst() {
    return entries().sorted(Comparator
        .comparing((Reservation each) -> each.standing() instanceof Confirmed)
        .thenComparing(IN_ORDER.reversed())).toList();
  }

  /** With one more, whose id is not among them. */
  Reservations with(String id, int quantity, Standing standing) {
    int index = bucketOf(id);
    List<Reservation> entries = new ArrayList<>(buckets[index].entries());
    entries.add(new Reservation(opened + 1, id, quantity, standing));
    return new Reservations(with(index, entries), count + 1, units + quantity, opened + 1);
  }

  /** With another standing of one of them. */
  Reservations with(Reservation changed, Standing standing) {
    int index = bucketOf(changed.id());
    List<Reservation> entries = new ArrayList<>(buckets[index].entries());
    entries.replaceAll(each -> each.equals(changed) ? changed.with(standing) : each);
    return new Reservations(with(index, entries), count, units, opened);
  }

  /** Without one of them. */
  Reservations without(Reservation ended) {
    int index = bucketOf(ended.id());
    List<Reservation> entries = new ArrayList<>(buckets[index].entries());
    entries.remove(ended);
    return new Reservations(with(index, entries), count - 1, units - ended.quantity(), opened);
  }

  private Bucket[] with(int index, List<Reservation> entries) {
    Bucket[] changed = buckets.clone();
    changed[index] = Bucket.of(entries);
    return changed;
  }

  private Stream<Reservation> entries() {
    return Stream.of(buckets).flatMap(bucket -> bucket.entries().stream());
  }

  private static Optional<Hold> hold(Reservation reservation) {
    return reservation.standing() instanceof Held(var until)
        ? Optional.of(new Hold(reservation, until))
        : Optional.empty();
  }

  private static Optional<Hold> earlier(Optional<Hold> one, Optional<Hold> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    return BY_END.compare(one.get(), other.get()) <= 0 ? one : other;
  }

  private static int bucketOf(String id) {
    int hash = id.hashCode();
    return (hash ^ (hash >>> 8) ^ (hash >>> 16) ^ (hash >>> 24)) & (BUCKETS - 1);
  }

  private static Bucket[] emptyBuckets() {
    Bucket[] empty = new Bucket[BUCKETS];
    Arrays.fill(empty, Bucket.EMPTY);
    return empty;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reservations that && opened == that.opened
        && Arrays.equals(buckets, that.buckets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(buckets);
  }

  @Override
  public String toString() {
    return all().toString();
  }
}
