package io.orderlog.projections.readmodel;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Sums that a projection keeps in the rows of one table: a key, and counters after it. The log's
 * partition belongs into the key, so that threads that feed different partitions never meet in a
 * row; readers add up over them. Used by one thread.
 */
public final class Counters {

  /** A counter; so wide that no history can overflow it. */
  public static final DataType<BigInteger> TYPE = SQLDataType.DECIMAL_INTEGER(38);

  private final ReadModelTable table;
  private final List<Field<BigInteger>> counters;
  private final Map<List<Object>, BigInteger[]> additions = new LinkedHashMap<>();

  /**
   * @param table its columns are those of its key and then the counters
   * @param counters in the order of the table's columns
   */
  public Counters(ReadModelTable table, List<Field<BigInteger>> counters) {
    this.table = table;
    this.counters = List.copyOf(counters);
  }

  /** Notes that something is to be added to one counter of the row with this key. */
  public void add(List<Object> key, Field<BigInteger> counter, BigInteger amount) {
    BigInteger[] row = additions.computeIfAbsent(key, _ -> zeros());
    int column = counters.indexOf(counter);
    row[column] = row[column].add(amount);
  }

  /** Adds all that was noted to the rows, making those that are not there yet. */
  public void write(DSLContext transaction) {
    if (additions.isEmpty()) {
      return;
    }
    List<@Nullable Object[]> updates = new ArrayList<>();
    additions.forEach((key, amounts) -> updates.add(row(List.of(amounts), key)));
    int[] written = transaction.batch(addition(transaction))
        .bind(updates.toArray(new @Nullable Object[0][])).execute();
    List<@Nullable Object[]> missing = new ArrayList<>();
    int index = 0;
    for (var addition : additions.entrySet()) {
      if (written[index++] == 0) {
        missing.add(row(addition.getKey(), List.of(addition.getValue())));
      }
    }
    BatchWrite.insert(transaction, table, missing);
  }

  private Query addition(DSLContext transaction) {
    Map<Field<?>, Field<?>> sums = new LinkedHashMap<>();
    for (Field<BigInteger> counter : counters) {
      sums.put(counter, counter.add(DSL.param("amount", TYPE)));
    }
    return transaction.update(table.table()).set(sums)
        .where(DSL.and(table.key().stream().map(BatchWrite::equalToAny).toList()));
  }

  private BigInteger[] zeros() {
    BigInteger[] zeros = new BigInteger[counters.size()];
    Arrays.fill(zeros, BigInteger.ZERO);
    return zeros;
  }

  private static @Nullable Object[] row(List<?> first, List<?> second) {
    List<@Nullable Object> row = new ArrayList<>(first);
    row.addAll(second);
    return row.toArray();
  }
}
