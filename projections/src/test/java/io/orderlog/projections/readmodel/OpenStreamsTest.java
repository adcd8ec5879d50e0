package io.orderlog.projections.readmodel;

import static io.orderlog.projections.OrderEvents.paid;
import static io.orderlog.projections.OrderEvents.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of a stream is a number here. */
class OpenStreamsTest {

  private static final Field<String> ID =
      DSL.field(DSL.name("stream_id"), ColumnTypes.TEXT.notNull());
  private static final Field<Integer> NUMBER =
      DSL.field(DSL.name("remembered"), SQLDataType.INTEGER.notNull());
  private static final ReadModelTable TABLE =
      new ReadModelTable("open_streams_g1", List.of(ID, NUMBER), List.of(ID), List.of());

  @TempDir
  Path data;

  private ReadModelDatabase database;

  @BeforeEach
  void open() {
    database = ReadModelDatabase.open(ReadModelSettings.inFolder(data));
    database.write(TABLE::createIfMissing);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void what_is_put_is_there_in_the_next_batch() {
    batch(List.of(event("a", 1), event("b", 1)), open -> {
      open.put("a", 1);
      open.put("b", 2);
    });
    batch(List.of(event("a", 2)), open -> {
      assertThat(open.get(event("a", 2))).isEqualTo(1);
      open.put("a", 5);
    });
    assertThat(stored()).isEqualTo(Map.of("a", 5, "b", 2));
  }

  @Test
  void what_is_forgotten_is_gone_whether_it_was_written_before_or_not() {
    batch(List.of(event("a", 1)), open -> open.put("a", 1));
    batch(List.of(event("a", 2), event("b", 1)), open -> {
      open.forget("a");
      open.put("b", 2);
      open.forget("b");
      open.forget("never there");
    });
    assertThat(stored()).isEmpty();
  }

  @Test
  void what_was_forgotten_can_begin_again_in_the_same_batch() {
    batch(List.of(event("a", 1)), open -> open.put("a", 1));
    batch(List.of(event("a", 2)), open -> {
      open.forget("a");
      open.put("a", 3);
    });
    assertThat(stored()).isEqualTo(Map.of("a", 3));
  }

  @Test
  void what_nobody_touches_is_left_alone() {
    batch(List.of(event("a", 1)), open -> open.put("a", 1));
    batch(List.of(event("a", 2)), open -> assertThat(open.get(event("a", 2))).isEqualTo(1));
    assertThat(stored()).isEqualTo(Map.of("a", 1));
  }

  @Test
  void an_event_that_needs_what_is_not_remembered_does_not_fit() {
    batch(List.of(event("a", 7)), open -> assertThatThrownBy(() -> open.get(event("a", 7)))
        .isInstanceOf(ProjectionFailedException.class)
        .hasMessage("version 7 of order a at 0@70 happens to an order that is not open"));
  }

  /** It has no rows, and in a rebuild that is nearly every one. */
  @Test
  void a_stream_that_begins_in_the_batch_is_not_looked_up() {
    batch(List.of(event("a", 1)), open -> open.put("a", 1));
    List<RecordedEvent<OrderEvent>> batch = List.of(event("a", 1), event("a", 2), event("b", 2));
    Map<String, Integer> found = database.read(
        sql -> EarlierStreams.load(sql, TABLE, ID, row -> row.get(NUMBER), batch));
    assertThat(found).isEmpty();
    assertThat(database.<Map<String, Integer>>read(sql -> EarlierStreams.load(sql, TABLE, ID,
        row -> row.get(NUMBER), List.of(event("a", 2), event("b", 1)))))
        .isEqualTo(Map.of("a", 1));
  }

  private void batch(List<RecordedEvent<OrderEvent>> events,
      Consumer<OpenStreams<Integer>> work) {
    database.write(transaction -> {
      OpenStreams<Integer> open = OpenStreams.load(transaction, OrderLog.ORDERS, TABLE,
          row -> row.get(NUMBER), (id, number) -> new @Nullable Object[]{id, number}, events);
      work.accept(open);
      open.write(transaction);
    });
  }

  private Map<String, Integer> stored() {
    return database.read(
        sql -> sql.select(ID, NUMBER).from(TABLE.table()).fetchMap(ID, NUMBER));
  }

  private static RecordedEvent<OrderEvent> event(String streamId, long version) {
    return recorded(streamId, version, paid());
  }
}
