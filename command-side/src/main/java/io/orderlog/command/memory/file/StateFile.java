package io.orderlog.command.memory.file;

import io.orderlog.command.memory.AppliedEvent;
import io.orderlog.command.memory.HandledCommand;
import io.orderlog.command.memory.StateChanges;
import io.orderlog.command.memory.StateChanges.OlderKey;
import io.orderlog.command.memory.StateStorage;
import io.orderlog.command.memory.StateStorageException;
import io.orderlog.command.memory.StreamRow;
import io.orderlog.process.LibraryDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/**
 * Storage in one file, H2's MVStore: B-trees that are never changed in place. A write is one commit
 * of it, so a file that was left by a killed process opens as its last whole write left it.
 *
 * <p>Rows are found by way of where their stream began in the log. Stream ids are random, so a tree
 * in their order would be rewritten from end to end by every write; in the order of their
 * beginnings, the streams that change lie together, and only the small index is in random order.
 */
final class StateFile<S> implements StateStorage<S> {

  /** More pages are rewritten once less of the file than this is of use. */
  private static final int LEAST_FILL_PERCENT = 60;
  private static final int REWRITTEN_BYTES = 16 * 1024 * 1024;
  /** Small, because a changed row costs the writing of its page; the index has shorter entries. */
  private static final int PAGE_BYTES = 2 * 1024;
  private static final String BELONGS_TO = "belongsTo";

  private record Keyed<K, V>(K key, V value) {}

  private final Path path;
  private final Runnable unlock;
  private final RowCodec<S> codec;
  private final int changesPerWrite;
  private final MVStore store;
  private final MVMap<byte[], Long> index;
  private final MVMap<Long, byte[]> rows;
  private final MVMap<byte[], byte[]> older;
  private final MVMap<Long, byte[]> applied;
  private final MVMap<byte[], Long> due;
  private final Map<Integer, AppliedEvent> lastApplied;

  private StateFile(Path path, Runnable unlock, RowCodec<S> codec, int changesPerWrite,
      MVStore store) {
    this.path = path;
    this.unlock = unlock;
    this.codec = codec;
    this.changesPerWrite = changesPerWrite;
    this.store = store;
    this.index = open("index", ByteArrayDataType.INSTANCE, LongDataType.INSTANCE);
    this.rows = open("rows", LongDataType.INSTANCE, ByteArrayDataType.INSTANCE);
    this.older = open("older", ByteArrayDataType.INSTANCE, ByteArrayDataType.INSTANCE);
    this.applied = open("applied", LongDataType.INSTANCE, ByteArrayDataType.INSTANCE);
    this.due = open("due", ByteArrayDataType.INSTANCE, LongDataType.INSTANCE);
    this.lastApplied = new HashMap<>();
    applied.forEach((partition, event) -> lastApplied.put(
        partition.intValue(), RowCodec.readApplied(event)));
  }

  /**
   * Opens the file, or makes it.
   *
   * @param belongsTo what its content rests on
   * @param unlock is run when the file is closed, but not if it cannot be opened
   * @param memory what the file may take
   * @throws StateStorageException if it is damaged or belongs to something else
   */
  static <S> StateFile<S> open(Path path, String belongsTo, Runnable unlock, RowCodec<S> codec,
      StateMemory memory) {
    LibraryDefaults.set();
    // Through the door that H2's database takes: two threads that load H2's file systems for the
    // first time through different ones wait for each other for ever.
    var _ = FilePath.get(path.toString());
    boolean isNew = path.toFile().length() == 0;
    MVStore store = orFail("it cannot be opened", () -> new MVStore.Builder()
        .fileName(path.toString())
        // Both, or it commits in the middle of a write when that has changed much.
        .autoCommitDisabled().autoCommitBufferSize(0)
        .cacheSize(memory.cacheMb()).pageSplitSize(PAGE_BYTES).open());
    try {
      orFail("it cannot be read", () -> {
        prepare(store, belongsTo, isNew);
        return store;
      });
      return orFail("it cannot be read",
          () -> new StateFile<>(path, unlock, codec, memory.changesPerWrite(), store));
    } catch (StateStorageException unusable) {
      closeImmediately(store);
      throw unusable;
    }
  }

  private static void prepare(MVStore store, String belongsTo, boolean isNew) {
    if (store.isReadOnly()) {
      throw new StateStorageException("it is not writable", null);
    }
    store.setVersionsToKeep(0);
    // A crash of the machine may cost the file, which the checksums notice; it is only a cache.
    store.setRetentionTime(0);
    // MVStore takes a file without a single whole write for an empty one, and says nothing.
    if (!isNew && store.getMapNames().isEmpty()) {
      throw new StateStorageException("nothing in it can be read", null);
    }
    MVMap<String, String> header = store.openMap("header", new MVMap.Builder<String, String>()
        .keyType(new CheckedPages<>(StringDataType.INSTANCE))
        .valueType(new CheckedPages<>(StringDataType.INSTANCE)));
    String found = header.get(BELONGS_TO);
    if (!isNew && !belongsTo.equals(found)) {
      throw new StateStorageException(
          "it belongs to " + found + ", and not to " + belongsTo, null);
    }
    header.put(BELONGS_TO, belongsTo);
    if (isNew) {
      // So that a process killed before its first write does not leave what looks like damage.
      store.commit();
    }
  }

  private <K, V> MVMap<K, V> open(String name, DataType<K> keys, DataType<V> values) {
    return store.openMap(name, new MVMap.Builder<K, V>()
        .keyType(new CheckedPages<>(keys)).valueType(new CheckedPages<>(values)));
  }

  @Override
  public @Nullable StreamRow<S> row(String streamId) {
    return read(() -> {
      Long first = index.get(RowCodec.key(streamId));
      return first == null ? null : rowAt(first);
    });
  }

  private StreamRow<S> rowAt(long key) {
    byte[] row = rows.get(key);
    if (row == null) {
      throw new StateStorageException("a row is missing in it", null);
    }
    return codec.readRow(key, row);
  }

  @Override
  public @Nullable HandledCommand older(OlderKey key) {
    return read(() -> {
      byte[] command = older.get(RowCodec.key(key));
      return command == null ? null : RowCodec.readCommand(key, command);
    });
  }

  @Override
  public Map<Integer, AppliedEvent> applied() {
    return Map.copyOf(lastApplied);
  }

  @Override
  public Map<String, Instant> due() {
    return read(() -> {
      Map<String, Instant> times = new HashMap<>();
      due.forEach((streamId, at) -> times.put(
          RowCodec.readStreamId(streamId), Instant.ofEpochMilli(at)));
      return times;
    });
  }

  @Override
  public void write(StateChanges<S> changes) {
    orFail("it cannot be written", () -> {
      putRows(changes);
      changes.older().forEach((key, command) -> older.put(
          RowCodec.key(key), RowCodec.write(command)));
      changes.applied().forEach((partition, event) -> applied.put(
          (long) partition, RowCodec.write(event)));
      changes.due().forEach(this::putDue);
      store.commit();
      lastApplied.putAll(changes.applied());
      store.compact(LEAST_FILL_PERCENT, REWRITTEN_BYTES);
      return changes;
    });
  }

  /** In the order of each tree, so that what lies together is written together. */
  private void putRows(StateChanges<S> changes) {
    List<Keyed<byte[], Long>> born = new ArrayList<>();
    List<Keyed<Long, StreamRow<S>>> changed = new ArrayList<>(changes.rows().size());
    changes.rows().forEach((streamId, row) -> {
      long first = RowCodec.key(row.first());
      changed.add(new Keyed<>(first, row));
      if (isNew(row)) {
        born.add(new Keyed<>(RowCodec.key(streamId), first));
      }
    });
    changed.sort(Comparator.comparing(Keyed::key));
    changed.forEach(row -> rows.put(row.key(), codec.write(row.value())));
    born.sort(Comparator.comparing(Keyed::key, Arrays::compareUnsigned));
    born.forEach(entry -> index.put(entry.key(), entry.value()));
  }

  private void putDue(String streamId, Optional<Instant> at) {
    byte[] key = RowCodec.key(streamId);
    at.map(Instant::toEpochMilli).ifPresentOrElse(
        millis -> due.put(key, millis), () -> due.remove(key));
  }

  private boolean isNew(StreamRow<S> row) {
    AppliedEvent last = lastApplied.get(row.first().partition());
    return last == null || row.first().offset() > last.offset();
  }

  @Override
  public int changesPerWrite() {
    return changesPerWrite;
  }

  @Override
  public String location() {
    return path.toString();
  }

  @Override
  public void discard() {
    closeImmediately(store);
    try {
      Files.deleteIfExists(path);
    } catch (IOException _) {
      // The next one to open the place finds it there, and says so.
    } finally {
      unlock.run();
    }
  }

  @Override
  public void close() {
    try {
      orFail("it cannot be closed", () -> {
        store.close();
        return store;
      });
    } finally {
      closeImmediately(store);
      unlock.run();
    }
  }

  /**
   * Keeps the version alive, so that a write at the same time does not free pages still to be read.
   */
  private <T extends @Nullable Object> T read(Supplier<T> action) {
    return orFail("it cannot be read", () -> {
      var version = store.registerVersionUsage();
      try {
        return action.get();
      } finally {
        store.deregisterVersionUsage(version);
      }
    });
  }

  private static void closeImmediately(MVStore store) {
    try {
      store.closeImmediately();
    } catch (RuntimeException _) {
      // What cannot be closed is no longer used either.
    }
  }

  private static <T extends @Nullable Object> T orFail(String what, Supplier<T> action) {
    try {
      return action.get();
    } catch (StateStorageException known) {
      throw known;
    } catch (RuntimeException failure) {
      throw new StateStorageException(what + " (" + failure.getMessage() + ")", failure);
    }
  }
}
