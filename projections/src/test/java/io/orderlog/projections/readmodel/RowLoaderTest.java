package io.orderlog.projections.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.database.ReadModelDatabase;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
@Tag("strange-machine")
class RowLoaderTest {

  private static final Field<Long> ID = DSL.field("id", SQLDataType.BIGINT.notNull());
  private static final List<Field<?>> COLUMNS = List.of(ID,
      DSL.field("label", ColumnTypes.TEXT), DSL.field("at_millis", ColumnTypes.MILLIS),
      DSL.field("currency", ColumnTypes.CURRENCY), DSL.field("amount", Counters.TYPE),
      DSL.field("on_day", SQLDataType.LOCALDATE), DSL.field("is_paid", SQLDataType.BOOLEAN));
  private static final ReadModelTable TABLE = new ReadModelTable(
      "loaded", COLUMNS, List.of(ID), List.of());
  private static final List<String> LABELS = List.of("", "plain", "tab\tnew\nline\rreturn",
      "back\\slash \\N \\.", "\\.", "\"quoted\", 'twice'", "grün 😀", " ");

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private ReadModelDatabase database;

  @BeforeEach
  void open() {
    database = ReadModelDatabase.open(kind.create(data));
    database.write(TABLE::createIfMissing);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void brings_every_value_to_the_database_as_it_is() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (long id = 0; id < RowLoader.ROWS_WORTH_COPYING; id++) {
      rows.add(row(id));
    }
    database.write(sql -> BatchWrite.insert(sql, TABLE, rows));
    List<List<Object>> found = database.read(sql -> sql.select(COLUMNS).from(TABLE.table())
        .orderBy(ID).fetch(row -> row.intoList()));
    assertThat(found).isEqualTo(rows.stream().map(Arrays::asList).toList());
  }

  @Test
  void adds_no_row_if_one_of_them_is_there() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (long id = 0; id < RowLoader.ROWS_WORTH_COPYING; id++) {
      rows.add(row(id));
    }
    database.write(sql -> BatchWrite.insert(sql, TABLE, List.<@Nullable Object[]>of(row(3))));
    assertThatThrownBy(() -> database.write(sql -> BatchWrite.insert(sql, TABLE, rows)))
        .isInstanceOf(DataAccessException.class);
    long count = database.read(TABLE::countRows);
    assertThat(count).isEqualTo(1);
  }

  private static @Nullable Object[] row(long id) {
    return id % 9 == 8
        ? new @Nullable Object[]{id, null, null, null, null, null, null}
        : new @Nullable Object[]{id, LABELS.get((int) (id % LABELS.size())),
            Instant.ofEpochMilli(-id), Currency.getInstance("EUR"),
            new BigInteger("-12345678901234567890123456789012345678"),
            LocalDate.of(2026, 2, 28), id % 2 == 0};
  }
}
