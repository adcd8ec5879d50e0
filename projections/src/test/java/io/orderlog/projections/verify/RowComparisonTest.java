package io.orderlog.projections.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.readmodel.BatchWrite;
import io.orderlog.projections.readmodel.ColumnTypes;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.verify.RowDifference.Changed;
import io.orderlog.projections.verify.RowDifference.Column;
import io.orderlog.projections.verify.RowDifference.Missing;
import io.orderlog.projections.verify.RowDifference.Surplus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class RowComparisonTest {

  private static final Field<String> SKU = DSL.field(DSL.name("sku"), ColumnTypes.TEXT.notNull());
  private static final Field<Integer> SHELF =
      DSL.field(DSL.name("shelf"), SQLDataType.INTEGER.notNull());
  private static final Field<String> NOTE = DSL.field(DSL.name("note"), ColumnTypes.TEXT);
  private static final Field<Long> UNITS = DSL.field(DSL.name("units"), SQLDataType.BIGINT);
  private static final ReadModelTable LIVE = table("stock_g1");
  private static final ReadModelTable REBUILT = table("stock_g2");

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private ReadModelDatabase database;

  @BeforeEach
  void open() {
    database = ReadModelDatabase.open(kind.create(data));
    database.write(LIVE::createIfMissing);
    database.write(REBUILT::createIfMissing);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void equal_tables_differ_in_nothing_even_where_they_have_no_values() {
    insert(LIVE, row("pen", 1, null, 5L), row("ink", 1, "fresh", null));
    insert(REBUILT, row("ink", 1, "fresh", null), row("pen", 1, null, 5L));
    assertThat(differences()).isEmpty();
  }

  @Test
  void empty_tables_differ_in_nothing() {
    assertThat(differences()).isEmpty();
  }

  @Test
  void rows_are_found_by_their_whole_key() {
    insert(LIVE, row("pen", 1, "a", 5L), row("pen", 2, "b", 6L));
    insert(REBUILT, row("pen", 2, "b", 6L), row("pen", 3, "a", 5L));
    assertThat(differences()).containsExactly(
        new Surplus("stock_g1", Map.of("sku", "pen", "shelf", "1")),
        new Missing("stock_g1", Map.of("sku", "pen", "shelf", "3")));
  }

  @Test
  void a_changed_row_names_the_columns_that_differ_and_both_values() {
    insert(LIVE, row("pen", 1, "same", 5L), row("ink", 1, "old", 7L));
    insert(REBUILT, row("pen", 1, "same", null), row("ink", 1, null, 8L));
    assertThat(differences()).containsExactly(
        new Changed("stock_g1", Map.of("sku", "ink", "shelf", "1"),
            List.of(new Column("note", "old", null), new Column("units", "7", "8"))),
        new Changed("stock_g1", Map.of("sku", "pen", "shelf", "1"),
            List.of(new Column("units", "5", null))));
  }

  @Test
  void all_are_found_where_there_are_many() {
    insert(LIVE, rows(0, 1_500, "left"));
    insert(REBUILT, rows(700, 2_200, "right"));
    List<RowDifference> found = differences();
    assertThat(found.stream().filter(Surplus.class::isInstance)).hasSize(700);
    assertThat(found.stream().filter(Changed.class::isInstance)).hasSize(800);
    assertThat(found.stream().filter(Missing.class::isInstance)).hasSize(700);
  }

  private List<RowDifference> differences() {
    List<RowDifference> found = new ArrayList<>();
    database.<Boolean>read(snapshot -> {
      new RowComparison(LIVE, REBUILT).run(snapshot, found::add);
      return true;
    });
    return found;
  }

  private void insert(ReadModelTable table, @Nullable Object[]... rows) {
    database.write(transaction -> BatchWrite.insert(transaction, table, List.of(rows)));
  }

  private static @Nullable Object[][] rows(int first, int end, String note) {
    @Nullable
    Object[][] rows = new @Nullable Object[end - first][];
    for (int i = first; i < end; i++) {
      rows[i - first] = row("sku-" + i, 1, note, (long) i);
    }
    return rows;
  }

  private static @Nullable Object[] row(
      String sku, int shelf, @Nullable String note, @Nullable Long units) {
    return new @Nullable Object[]{sku, shelf, note, units};
  }

  private static ReadModelTable table(String name) {
    return new ReadModelTable(
        name, List.of(SKU, SHELF, NOTE, UNITS), List.of(SKU, SHELF), List.of());
  }
}
