package io.orderlog.search;

import io.orderlog.eventlog.Offsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What stands in a commit of Lucene beside the documents: of which log they are, and up to where. */
record CommitData(Optional<String> log, Offsets nextOffsets) {

  private static final String LOG = "log";
  private static final String OFFSET = "offset.";

  static CommitData read(Map<String, String> stored) {
    Map<Integer, Long> offsets = new HashMap<>();
    stored.forEach((key, value) -> {
      if (key.startsWith(OFFSET)) {
        offsets.put(Integer.valueOf(key.substring(OFFSET.length())), Long.valueOf(value));
      }
    });
    return new CommitData(Optional.ofNullable(stored.get(LOG)), new Offsets(offsets));
  }

  Map<String, String> toStored() {
    Map<String, String> stored = new HashMap<>();
    log.ifPresent(name -> stored.put(LOG, name));
    nextOffsets.byPartition().forEach(
        (partition, offset) -> stored.put(OFFSET + partition, String.valueOf(offset)));
    return stored;
  }
}
