package io.orderlog.command.memory;

import io.orderlog.eventlog.LogIdentity;
import java.util.Set;

/** Opens the storages of writers, each with what its last life left there. Thread-safe. */
@FunctionalInterface
public interface StateStorages<S> {

  /**
   * Opens the storage of a slot. One that belongs to other partitions, to another log or to other
   * rules comes back empty.
   *
   * @param slot from 0
   * @throws StateStorageException if there is no place for it at present
   */
  StateStorage<S> open(int slot, Set<Integer> partitions, LogIdentity log);
}
