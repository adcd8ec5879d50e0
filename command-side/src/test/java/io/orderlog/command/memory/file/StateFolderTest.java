package io.orderlog.command.memory.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.command.Aggregate;
import io.orderlog.command.Orders;
import io.orderlog.command.RecordedLives;
import io.orderlog.command.memory.AwaitedStorage;
import io.orderlog.command.memory.StateStorage;
import io.orderlog.command.memory.StateStorageContract;
import io.orderlog.command.memory.StateStorageException;
import io.orderlog.command.memory.StreamStore;
import io.orderlog.command.memory.codec.ByteReader;
import io.orderlog.command.memory.codec.ByteWriter;
import io.orderlog.command.memory.codec.StateCodec;
import io.orderlog.command.order.OrderStateCodec;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.http.CapturedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.h2.engine.SysProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State files and everything that can be wrong with them. */
@Tag("strange-machine")
class StateFolderTest extends StateStorageContract {

  /** They stand before everything that was written, and tell where the newest of it is. */
  private static final int FILE_HEADERS_BYTES = 8 * 1024;
  private static final LogIdentity LOG = new LogIdentity("orders", "topic-id", 2);

  private final CapturedLog logged = new CapturedLog(StateFolder.class.getName());
  private final List<RecordedEvent<OrderEvent>> events = RecordedLives.events(300, 3);

  @TempDir
  @SuppressWarnings("NullAway.Init") // Set before each test.
  private Path data;

  @AfterEach
  void releaseLog() {
    logged.close();
  }

  /** In a process that also serves read models, H2 would take its default for good. */
  @Test
  void leaves_h2_where_other_machines_cannot_reach_it() {
    open().close();
    assertThat(SysProperties.BIND_ADDRESS).isEqualTo("127.0.0.1");
  }

  @Override
  public StateStorage<OrderState> open() {
    return open(Orders.aggregate(), PARTITIONS, LOG);
  }

  private StateStorage<OrderState> open(
      Aggregate<OrderCommand, OrderState, OrderEvent, OrderRejection> aggregate,
      Set<Integer> partitions, LogIdentity log) {
    return StateFolder.in(data, aggregate, 1, StateMemory.OF_A_PROCESS).open(0, partitions, log);
  }

  @Test
  void a_killed_process_leaves_its_last_write() throws Exception {
    Path image = data.resolve("image.mv");
    var storage = new AwaitedStorage<>(open());
    try (var store = openStore(storage)) {
      elapsed = elapsed.plus(StreamStore.WRITE_INTERVAL);
      store.apply(events);
      storage.awaitWrite();
      Files.copy(file(), image);
    }
    Files.move(image, file(), StandardCopyOption.REPLACE_EXISTING);
    try (var store = openStore()) {
      RecordedLives.assertKnown(store, events);
      assertThat(store.readFrom()).isEqualTo(RecordedLives.lastOffsets(events));
    }
  }

  @Test
  void a_process_killed_before_its_first_write_leaves_nothing_to_complain_of() throws Exception {
    byte[] left;
    try (var store = openStore()) {
      left = Files.readAllBytes(file());
      assertThat(store.readFrom()).isEqualTo(Offsets.atStart(Set.of(0, 1)));
    }
    Files.write(file(), left);
    try (var store = openStore()) {
      assertThat(store.readFrom()).isEqualTo(Offsets.atStart(Set.of(0, 1)));
    }
    assertThat(logged.lines()).noneMatch(line -> line.startsWith("WARN"));
  }

  @Test
  void a_file_cut_anywhere_is_an_earlier_state_or_replaced() throws Exception {
    byte[] whole = written();
    for (int length = 0; length < whole.length; length += 1 + whole.length / 40) {
      assertEarlierStateOrNoticed(Arrays.copyOf(whole, length), "cut to " + length);
    }
  }

  @Test
  void flipped_bytes_are_noticed() throws Exception {
    byte[] whole = written();
    SplittableRandom random = new SplittableRandom(7);
    for (int run = 0; run < 150; run++) {
      byte[] flipped = whole.clone();
      int at = random.nextInt(whole.length);
      flipped[at] ^= (byte) (1 + random.nextInt(255));
      assertEarlierStateOrNoticed(flipped, "flipped at " + at);
    }
  }

  @Test
  void a_file_of_which_no_page_is_whole_is_replaced() throws Exception {
    byte[] damaged = written();
    for (int at = FILE_HEADERS_BYTES; at < damaged.length; at += 64) {
      damaged[at] ^= 1;
    }
    Files.write(file(), damaged);
    assertReplaced("nothing in it can be read");
  }

  @Test
  void a_file_cut_behind_its_headers_is_replaced() throws Exception {
    Files.write(file(), Arrays.copyOf(written(), FILE_HEADERS_BYTES));
    assertReplaced("nothing in it can be read");
  }

  @Test
  void an_empty_file_is_replaced() throws Exception {
    written();
    Files.write(file(), new byte[0]);
    assertReplaced("it is empty");
  }

  @Test
  void a_file_of_something_else_is_replaced() throws Exception {
    written();
    Files.writeString(file(), "not a state file ".repeat(10_000));
    assertReplaced("it cannot be opened");
  }

  @Test
  void an_empty_folder_in_its_place_is_replaced() throws Exception {
    Files.createDirectories(file());
    assertReplaced("it is a folder");
  }

  @Test
  void a_folder_with_something_in_it_is_left_alone() throws Exception {
    Files.createDirectories(file());
    Files.writeString(file().resolve("precious"), "keep");
    try (var opened = open()) {
      assertThat(opened.location()).endsWith("orders-slot-0-2.mv");
    }
    assertThat(file().resolve("precious")).exists();
    assertThat(logged.lines()).anyMatch(line -> line.contains("neither used nor replaced"));
  }

  @Test
  void state_of_another_log_is_replaced() throws Exception {
    written();
    assertReplacedBy(open(Orders.aggregate(), PARTITIONS, new LogIdentity("orders", "new-id", 2)));
  }

  @Test
  void state_of_a_log_with_other_partitions_is_replaced() throws Exception {
    written();
    assertReplacedBy(
        open(Orders.aggregate(), PARTITIONS, new LogIdentity("orders", "topic-id", 3)));
  }

  @Test
  void state_of_other_partitions_is_replaced() throws Exception {
    written();
    assertReplacedBy(open(Orders.aggregate(), Set.of(0), LOG));
  }

  @Test
  void state_in_another_format_is_replaced() throws Exception {
    written();
    var now = Orders.aggregate();
    assertReplacedBy(open(
        new Aggregate<>(now.log(), now.decider(), now.statusOf(), new NextVersion()), PARTITIONS,
        LOG));
  }

  @Test
  void two_writers_of_one_slot_do_not_share_a_file() {
    try (var first = openStore(); var second = openStore()) {
      assertThat(second.location()).isNotEqualTo(first.location());
      first.apply(events);
      second.apply(events.subList(0, 10));
      RecordedLives.assertKnown(first, events);
      RecordedLives.assertKnown(second, events.subList(0, 10));
    }
    try (var store = openStore()) {
      RecordedLives.assertKnown(store, events);
    }
  }

  @Test
  void what_is_discarded_is_gone() {
    StreamStore<OrderState, OrderEvent> store = openStore();
    store.apply(events);
    store.discard();
    assertThat(file()).doesNotExist();
    try (var again = openStore()) {
      assertThat(again.readFrom()).isEqualTo(Offsets.atStart(Set.of(0, 1)));
    }
  }

  @Test
  void files_of_slots_that_there_are_no_more_are_removed_unless_they_are_in_use() throws Exception {
    List<Path> unneeded = List.of(beside("orders-slot-1.mv"), beside("orders-slot-12-3.mv"));
    List<Path> kept = List.of(file(), beside("orders-slot-0-2.mv"), beside("orders-slot-1.mv.copy"),
        beside("carts-slot-1.mv"), beside("orders-slot-1-.mv"));
    Files.createDirectories(file().getParent());
    for (Path path : Stream.of(unneeded, kept).flatMap(List::stream).toList()) {
      Files.writeString(path, "of former slots");
    }
    try (var used = StateFolder.in(data, Orders.aggregate(), 8, StateMemory.OF_A_PROCESS).open(7,
        PARTITIONS, LOG)) {
      assertThat(unneeded.getFirst()).exists();
      StateFolder.in(data, Orders.aggregate(), 1, StateMemory.OF_A_PROCESS);
      assertThat(Path.of(used.location())).exists();
    }
    assertThat(unneeded).noneMatch(Files::exists);
    assertThat(kept).allMatch(Files::exists);
    StateFolder.in(data, Orders.aggregate(), 1, StateMemory.OF_A_PROCESS);
    assertThat(beside("orders-slot-7.mv")).doesNotExist();
  }

  @Test
  void a_folder_that_cannot_be_made_is_told_with_the_setting() throws Exception {
    Path taken = Files.writeString(data.resolve("taken"), "a file");
    assertThatThrownBy(() -> StateFolder.in(taken, Orders.aggregate(), 1, StateMemory.OF_A_PROCESS))
        .isInstanceOf(UnusableStateFolderException.class)
        .hasMessageContainingAll(taken.toString(), "ORDERLOG_DATA");
  }

  private Path file() {
    return data.resolve("command-side").resolve("orders-slot-0.mv");
  }

  private Path beside(String name) {
    return file().resolveSibling(name);
  }

  /** The bytes of a file with all the events. */
  private byte[] written() throws IOException {
    try (var store = openStore()) {
      store.apply(events.subList(0, 300));
      elapsed = elapsed.plus(StreamStore.WRITE_INTERVAL);
      store.apply(events.subList(300, events.size()));
    }
    return Files.readAllBytes(file());
  }

  private void assertEarlierStateOrNoticed(byte[] bytes, String damage) throws IOException {
    Files.write(file(), bytes);
    try (var store = openStore()) {
      var from = store.readFrom();
      int known = (int) events.stream().filter(event -> event.position().offset() <= from
          .of(event.position().partition())).count();
      boolean fresh = from.equals(Offsets.atStart(Set.of(0, 1)));
      RecordedLives.assertKnown(store, events.subList(0, fresh ? 0 : known));
    } catch (StateStorageException noticed) {
      assertThat(noticed).as(damage).hasMessageContaining("it cannot be");
    }
  }

  private void assertReplaced(String reason) {
    try (var store = openStore()) {
      assertThat(store.readFrom()).isEqualTo(Offsets.atStart(Set.of(0, 1)));
      store.apply(events);
    }
    assertThat(logged.lines()).filteredOn(line -> line.startsWith("WARN")).singleElement()
        .asString().contains("orders-slot-0.mv is replaced", reason);
    try (var store = openStore()) {
      RecordedLives.assertKnown(store, events);
    }
  }

  private void assertReplacedBy(StateStorage<OrderState> opened) {
    try (opened) {
      assertThat(opened.applied()).isEmpty();
      assertThat(opened.row(events.getFirst().streamId())).isNull();
    }
    assertThat(logged.lines()).filteredOn(line -> line.startsWith("WARN")).singleElement()
        .asString().contains("orders-slot-0.mv is replaced", "it belongs to");
  }

  private static final class NextVersion implements StateCodec<OrderState> {

    private final StateCodec<OrderState> codec = new OrderStateCodec();

    @Override
    public int version() {
      return codec.version() + 1;
    }

    @Override
    public void write(OrderState state, ByteWriter out) {
      codec.write(state, out);
    }

    @Override
    public OrderState read(ByteReader in) {
      return codec.read(in);
    }
  }
}
