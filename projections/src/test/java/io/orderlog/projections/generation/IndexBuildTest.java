package io.orderlog.projections.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.readmodel.ColumnTypes;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.readmodel.ReadModelTable.Index;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class IndexBuildTest {

  private static final Field<String> ID = DSL.field(DSL.name("id"), ColumnTypes.TEXT.notNull());
  private static final Field<Integer> SIZE =
      DSL.field(DSL.name("size_of_it"), SQLDataType.INTEGER.notNull());
  private static final Field<Integer> NOWHERE =
      DSL.field(DSL.name("nowhere"), SQLDataType.INTEGER);

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private ReadModelDatabase database;

  @BeforeEach
  void open() {
    database = ReadModelDatabase.open(kind.create(data));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void makes_all_indexes_of_all_tables_and_can_be_run_again() {
    List<ReadModelTable> tables = List.of(
        table("pens", new Index("size", List.of(SIZE)),
            new Index("both", List.of(SIZE.desc(), ID))),
        table("inks", new Index("size", List.of(SIZE))));
    for (int i = 0; i < 2; i++) {
      new IndexBuild(database, 2).run(tables);
      assertThat(indexes()).contains("pens_size", "pens_both", "inks_size");
    }
  }

  @Test
  void says_what_the_database_has_against_one_of_them() {
    List<ReadModelTable> tables = List.of(table("caps",
        new Index("size", List.of(SIZE)), new Index("wrong", List.of(NOWHERE))));
    assertThatThrownBy(() -> new IndexBuild(database, 2).run(tables))
        .isInstanceOf(ReadModelUnavailableException.class)
        .hasMessageContaining("its tables are of another version of Orderlog");
  }

  private ReadModelTable table(String name, Index... indexes) {
    ReadModelTable table =
        new ReadModelTable(name, List.of(ID, SIZE), List.of(ID), List.of(indexes));
    database.write(table::createIfMissing);
    return table;
  }

  private List<String> indexes() {
    return database.read(sql -> sql.meta().getIndexes().stream()
        .map(index -> index.getName().toLowerCase(Locale.ROOT)).toList());
  }
}
