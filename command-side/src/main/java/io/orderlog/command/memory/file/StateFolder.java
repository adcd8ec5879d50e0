package io.orderlog.command.memory.file;

import io.orderlog.command.Aggregate;
import io.orderlog.command.memory.StateStorage;
import io.orderlog.command.memory.StateStorageException;
import io.orderlog.command.memory.StateStorages;
import io.orderlog.eventlog.LogIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder with the state files of this machine's writers, one per slot. Any number of processes
 * may share it: a file is locked while a writer has it, and a writer that comes too early for its
 * predecessor's file takes the next one. Thread-safe.
 */
public final class StateFolder<S> implements StateStorages<S> {

  private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);
  private static final int MOST_FILES_OF_A_SLOT = 100;

  private final Path folder;
  private final Aggregate<?, S, ?, ?> aggregate;
  private final StateMemory ofEachSlot;

  private StateFolder(
      Path folder, Aggregate<?, S, ?, ?> aggregate, StateMemory ofEachSlot) {
    this.folder = folder;
    this.aggregate = aggregate;
    this.ofEachSlot = ofEachSlot;
  }

  /**
   * Makes the folder if it is missing, and removes what former slots have left there.
   *
   * @param data the folder of all data of this process
   * @param slots how many writers of the aggregate there may be
   * @param ofEachSlot what its file may take, so that the process takes what it may
   * @throws UnusableStateFolderException if it cannot be made or written to
   */
  public static <S> StateFolder<S> in(
      Path data, Aggregate<?, S, ?, ?> aggregate, int slots, StateMemory ofEachSlot) {
    Path folder = data.resolve("command-side");
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "writable", null));
      FormerSlots.removeFiles(folder, aggregate.name(), slots);
      return new StateFolder<>(folder, aggregate, ofEachSlot);
    } catch (IOException notUsable) {
      throw new UnusableStateFolderException(folder, notUsable);
    }
  }

  @Override
  public StateStorage<S> open(int slot, Set<Integer> partitions, LogIdentity log) {
    String name = aggregate.name() + "-slot-" + slot;
    String belongsTo = "format " + RowCodec.VERSION + " of " + aggregate.name() + " "
        + aggregate.stateCodec().version()
        + aggregate.timetable().map(each -> " with agenda " + each.agenda().version()).orElse("")
        + " in partitions " + new TreeSet<>(partitions)
        + " of " + log.partitions() + " of " + log.topic() + " " + log.id();
    for (int i = 1; i <= MOST_FILES_OF_A_SLOT; i++) {
      StateStorage<S> opened = tryOpen(i == 1 ? name : name + "-" + i, belongsTo);
      if (opened != null) {
        return opened;
      }
    }
    throw new StateStorageException("no file for " + name + " in " + folder + " can be used", null);
  }

  /** Empty if another writer has this file, or if what is there must not be removed. */
  private @Nullable StateStorage<S> tryOpen(String name, String belongsTo) {
    Path path = folder.resolve(name + ".mv");
    FileClaim claim = FileClaim.on(path);
    if (claim == null) {
      LOG.info("{} is in use by another writer; trying the next", path);
      return null;
    }
    try {
      return openOrReplace(path, belongsTo, claim::close);
    } catch (StateStorageException | IOException unusable) {
      claim.close();
      LOG.warn("{} can be neither used nor replaced, trying the next: {}",
          path, String.valueOf(unusable));
      return null;
    }
  }

  private StateStorage<S> openOrReplace(Path path, String belongsTo, Runnable unlock)
      throws IOException {
    String reason = "it is empty";
    if (!Files.exists(path)) {
      LOG.info("{} is new: the whole log is read", path);
      return open(path, belongsTo, unlock);
    }
    if (Files.isDirectory(path)) {
      reason = "it is a folder";
    } else if (Files.size(path) > 0) {
      try {
        return open(path, belongsTo, unlock);
      } catch (StateStorageException unusable) {
        reason = String.valueOf(unusable.getMessage());
      }
    }
    Files.delete(path);
    LOG.warn("{} is replaced and the whole log read, because {}", path, reason);
    return open(path, belongsTo, unlock);
  }

  private StateStorage<S> open(Path path, String belongsTo, Runnable unlock) {
    return StateFile.open(path, belongsTo, unlock, new RowCodec<>(aggregate.stateCodec()),
        ofEachSlot);
  }
}
