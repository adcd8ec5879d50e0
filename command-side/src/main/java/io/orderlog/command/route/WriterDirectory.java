package io.orderlog.command.route;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.writers.ClaimReader;
import io.orderlog.eventlog.writers.RecordedClaim;
import io.orderlog.process.DutyThread;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last claim of every slot, followed in a thread of its own. Thread-safe. */
final class WriterDirectory implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WriterDirectory.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final AggregateLog<?> definition;
  private final EventLog<?> log;
  private final Map<Integer, RecordedClaim> claims = new ConcurrentHashMap<>();
  private final DutyThread thread;
  private volatile @Nullable String trouble;

  /** One that knows nothing before it follows the claims of the log. */
  WriterDirectory(AggregateLog<?> definition, EventLog<?> log) {
    this.definition = definition;
    this.log = log;
    this.thread = new DutyThread(definition.ofWriters("writer-directory"), this::run);
  }

  /** Starts to read the claims, once; what they say comes little by little. */
  void follow() {
    thread.start();
  }

  /** Who was the last to claim the slot, as far as it is known here. */
  Optional<RecordedClaim> lastClaim(int slot) {
    return Optional.ofNullable(claims.get(slot));
  }

  /** What keeps claims from being seen, if anything does. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  @Override
  public void close() {
    thread.close();
  }

  private void run() throws InterruptedException {
    while (!thread.isStopping()) {
      if (!read()) {
        thread.pause(RETRY);
      }
    }
  }

  /** Reads from the start until asked to stop; says whether nothing went wrong. */
  private boolean read() {
    try (ClaimReader reader = log.openClaims()) {
      while (!thread.isStopping()) {
        List<RecordedClaim> read = reader.poll(POLL);
        read.forEach(claim -> claims.put(claim.claim().slot(), claim));
        // Nothing may also come because it is refused, which takes a while to be known.
        if (!read.isEmpty()) {
          trouble = null;
        }
      }
      return true;
    } catch (LogUnavailableException unavailable) {
      String reason = "who runs which " + definition.ofWriters("writer")
          + " is not followed at present: "
          + unavailable.getMessage();
      if (!reason.equals(trouble)) {
        LOG.warn("{}", reason);
      }
      trouble = reason;
      return false;
    }
  }
}
