package io.orderlog.eventlog.kafka;

import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.kafka.segments.WriterFiles;
import io.orderlog.eventlog.kafka.transactions.OpenTransactions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What has to be seen of a transaction before anybody hears of it. Where the broker's files are to
 * be read, it is seen there and flushed; else the broker is asked. Used by one thread at a time.
 *
 * @param files of the writer, if they are to be read here
 */
record Confirmation(OpenTransactions open, Optional<WriterFiles> files) implements AutoCloseable {

  /**
   * Whether the records have to be safe before the commit is noted: if a stream has several. The
   * notes may be on the disk first, and then whatever is left of the records counts after a loss of
   * power. A batch is there whole or not at all; but two events of a stream may be in two.
   */
  boolean comesBeforeCommit(List<? extends NewEvent<?>> events) {
    return files.isPresent()
        && events.stream().map(NewEvent::streamId).distinct().count() < events.size();
  }

  /** Returns when a commit is noted for good that has nothing in the log itself. */
  void awaitNoted(long committingSince) {
    files.ifPresent(found -> found.awaitNoted(committingSince));
  }

  /** Returns when all is noted of a transaction that was aborted. */
  void awaitAborted(String writerId, long abortingSince) {
    files.ifPresent(found -> {
      open.awaitAtRest(writerId, abortingSince);
      found.skipEnded();
    });
  }

  /** Makes records safe that were acknowledged. */
  void flush(Set<Integer> partitions) {
    files.ifPresent(found -> found.flush(partitions));
  }

  /**
   * Returns when the transaction stands.
   *
   * @param firstOffsets where it starts, in each of its partitions
   * @param committingSince when the commit was asked for, in nanoseconds of this process
   * @throws io.orderlog.eventlog.LogUnavailableException if that is not seen in time
   */
  void await(Offsets firstOffsets, long committingSince) {
    if (files.isPresent()) {
      files.get().awaitCommit(firstOffsets, committingSince);
    } else {
      open.awaitMarkers(firstOffsets, committingSince);
    }
  }

  @Override
  public void close() {
    files.ifPresent(WriterFiles::close);
  }
}
