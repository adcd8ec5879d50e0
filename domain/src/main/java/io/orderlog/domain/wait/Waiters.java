package io.orderlog.domain.wait;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Those who wait for one item. Immutable; a change copies little of it even if a hundred thousand
 * wait. A plain list would be copied as a whole by every event.
 */
public final class Waiters implements Iterable<Waiter> {

  /** None, and there never was one. */
  public static final Waiters NONE = inOrder(0, List.of());

  private final WaiterTable byId;
  private final WaiterTable byAddress;
  private final int count;
  private final long joined;

  private Waiters(WaiterTable byId, WaiterTable byAddress, int count, long joined) {
    this.byId = byId;
    this.byAddress = byAddress;
    this.count = count;
    this.joined = joined;
  }

  /**
   * Those that were stored.
   *
   * @param joined as {@link #joined} told
   * @param waiting as {@link #all} told, in any order
   * @throws IllegalArgumentException if they cannot have waited together
   */
  public static Waiters of(long joined, Collection<Waiter> waiting) {
    List<Waiter> sorted =
        waiting.stream().sorted(Comparator.comparingLong(Waiter::number)).toList();
    Set<String> ids = new HashSet<>();
    Set<String> addresses = new HashSet<>();
    long last = 0;
    for (Waiter each : sorted) {
      if (each.number() <= last || each.number() > joined || !ids.add(each.id())
          || !addresses.add(Waiter.addressOf(each.email()))) {
        throw new IllegalArgumentException("there cannot be number " + each.number()
            + " after number " + last + " of " + joined);
      }
      last = each.number();
    }
    return inOrder(joined, sorted);
  }

  private static Waiters inOrder(long joined, List<Waiter> waiting) {
    return new Waiters(WaiterTable.of(Waiter::id, waiting),
        WaiterTable.of(waiter -> Waiter.addressOf(waiter.email()), waiting), waiting.size(),
        joined);
  }

  /** How many wait. */
  public int count() {
    return count;
  }

  /** How many ever joined. */
  public long joined() {
    return joined;
  }

  /** All of them, the longest waiting first. */
  public List<Waiter> all() {
    return byId.inOrder().toList();
  }

  /** As {@link #all}, so that whatever shows a state shows each of them. */
  @Override
  public Iterator<Waiter> iterator() {
    return byId.inOrder().iterator();
  }

  /** The one whose wait has this id. */
  public Optional<Waiter> find(String waitId) {
    return byId.find(waitId);
  }

  /** The one with this address, in upper or lower case. */
  Optional<Waiter> findAddress(String email) {
    return byAddress.find(Waiter.addressOf(email));
  }

  /** The longest waiting, so many of them if there are as many. */
  List<Waiter> longest(long most) {
    return byId.inOrder().limit(most).toList();
  }

  /** With one more, whose id and address are not among them. */
  Waiters with(String waitId, String email) {
    Waiter more = new Waiter(joined + 1, waitId, email);
    return new Waiters(byId.with(more), byAddress.with(more), count + 1, more.number());
  }

  /** Without one of them. */
  Waiters without(Waiter gone) {
    return new Waiters(byId.without(gone), byAddress.without(gone), count - 1, joined);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Waiters that && joined == that.joined && byId.equals(that.byId);
  }

  @Override
  public int hashCode() {
    return byId.hashCode();
  }

  @Override
  public String toString() {
    return all().toString();
  }
}
