package io.orderlog.command.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.command.memory.StateChanges.OlderKey;
import io.orderlog.eventlog.LogPosition;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WriteBehindTest {

  private static final LogPosition FIRST = new LogPosition(0, 0);

  private final InMemoryStateStorage<String> storage = new InMemoryStateStorage<>();

  @Test
  void a_change_is_found_before_and_after_it_is_written() throws InterruptedException {
    AwaitedStorage<String> awaited = new AwaitedStorage<>(storage);
    try (WriteBehind<String> states = new WriteBehind<>(awaited)) {
      assertThat(states.row("o")).isNull();
      var _ = put(states, none(), 1);
      assertThat(versionOf(states)).isEqualTo(1);
      assertThat(storage.row("o")).isNull();

      states.write();
      assertThat(versionOf(states)).isEqualTo(1);
      awaited.awaitWrite();

      assertThat(versionOf(states)).isEqualTo(1);
      assertThat(storage.row("o")).isNotNull();
      assertThat(storage.applied()).containsEntry(0, applied(1));
    }
  }

  @Test
  void a_later_change_hides_what_was_written() throws InterruptedException {
    AwaitedStorage<String> awaited = new AwaitedStorage<>(storage);
    try (WriteBehind<String> states = new WriteBehind<>(awaited)) {
      StreamRow<String> written = put(states, none(), 1);
      states.write();
      awaited.awaitWrite();
      var _ = put(states, written, 2);

      assertThat(versionOf(states)).isEqualTo(2);
    }
    assertThat(version(storage.row("o"))).isEqualTo(2);
  }

  @Test
  void commands_that_leave_their_row_are_found_by_their_stream() {
    try (WriteBehind<String> states = new WriteBehind<>(storage)) {
      StreamRow<String> row = none();
      for (int version = 1; version <= StreamRow.MOST_RECENT + 1; version++) {
        row = put(states, row, version);
      }
      assertThat(row.recent()).doesNotContainKey("command-1");
      assertThat(row.hasOlder()).isTrue();
      assertThat(states.older(new OlderKey(FIRST, "command-1"))).isEqualTo(command(1));
      assertThat(states.older(new OlderKey(FIRST, "command-2"))).isNull();
    }
    assertThat(storage.older(new OlderKey(FIRST, "command-1"))).isEqualTo(command(1));
  }

  @Test
  void it_is_full_when_a_write_is_due() {
    try (WriteBehind<String> states = new WriteBehind<>(storage)) {
      assertThat(states.isFull()).isFalse();
      var _ = put(states, none(), 1);
      assertThat(states.isFull()).isTrue();
      states.write();
      assertThat(states.isFull()).isFalse();
    }
  }

  @Test
  void a_write_that_failed_is_told_with_the_next_one() {
    StateStorage<String> full = new InMemoryStateStorage<>() {

      @Override
      public void write(StateChanges<String> changes) {
        throw new StateStorageException("the disk is full", null);
      }
    };
    WriteBehind<String> states = new WriteBehind<>(full);
    var _ = put(states, none(), 1);
    states.write();

    assertThatThrownBy(states::close).isInstanceOf(StateStorageException.class)
        .hasMessage("the disk is full");
    assertThat(full.row("o")).isNull();
  }

  @Test
  void what_is_discarded_is_gone_from_the_storage_too() throws InterruptedException {
    AwaitedStorage<String> awaited = new AwaitedStorage<>(storage);
    WriteBehind<String> states = new WriteBehind<>(awaited);
    var _ = put(states, none(), 1);
    states.write();
    awaited.awaitWrite();

    states.discard();

    assertThat(storage.row("o")).isNull();
    assertThat(storage.applied()).isEmpty();
  }

  private static long versionOf(WriteBehind<String> states) {
    return version(states.row("o"));
  }

  /** 0 if there is no row. */
  private static long version(@Nullable StreamRow<String> row) {
    return row == null ? 0 : row.state().version();
  }

  private static StreamRow<String> none() {
    return new StreamRow<>(FIRST, new StreamState<>("", 0, Instant.EPOCH), new LinkedHashMap<>(),
        false);
  }

  private static StreamRow<String> put(
      WriteBehind<String> states, StreamRow<String> before, int version) {
    states.put("o", before, new StreamState<>("state", version, Instant.EPOCH),
        "command-" + version, command(version));
    states.applied(0, applied(version));
    StreamRow<String> row = states.row("o");
    if (row == null) {
      throw new AssertionError("put and not found");
    }
    return row;
  }

  private static HandledCommand command(int version) {
    return new HandledCommand("hash", version, "status", new LogPosition(0, version));
  }

  private static AppliedEvent applied(int version) {
    return new AppliedEvent(version, "o", version, Instant.EPOCH, "command-" + version);
  }
}
