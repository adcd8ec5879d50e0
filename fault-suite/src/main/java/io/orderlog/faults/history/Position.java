package io.orderlog.faults.history;

import java.util.Comparator;

/** A place in the log; written as in the {@code Consistency-Token}. */
public record Position(int partition, long offset) implements Comparable<Position> {

  private static final Comparator<Position> ORDER =
      Comparator.comparingInt(Position::partition).thenComparingLong(Position::offset);

  /**
   * Reads {@code <partition>@<offset>}, also behind the name of a log, as in {@code carts:2@17}.
   *
   * @throws IllegalArgumentException if the token has another form
   */
  public static Position parse(String token) {
    int name = token.indexOf(':') + 1;
    int at = token.indexOf('@');
    if (at < name) {
      throw new IllegalArgumentException("not a position: " + token);
    }
    return new Position(
        Integer.parseInt(token.substring(name, at)), Long.parseLong(token.substring(at + 1)));
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return partition + "@" + offset;
  }
}
