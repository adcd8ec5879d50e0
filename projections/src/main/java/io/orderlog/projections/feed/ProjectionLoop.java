package io.orderlog.projections.feed;

import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.codec.UnreadableEventException;
import io.orderlog.eventlog.shared.ReaderGroup;
import io.orderlog.eventlog.shared.SharedLog;
import io.orderlog.eventlog.shared.SharedLogReader;
import io.orderlog.projections.database.GenerationStatus;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.generation.Checkpoints;
import io.orderlog.projections.generation.FirstGeneration;
import io.orderlog.projections.generation.Generations;
import io.orderlog.projections.generation.LogMatch;
import io.orderlog.projections.generation.ParkedEvents;
import io.orderlog.projections.generation.StaleCheckpointException;
import io.orderlog.projections.generation.WrongLogException;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ProjectionFailedException;
import io.orderlog.time.TimeSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the active generation of one projection, batch by batch, from those partitions of the log
 * that its group has given to this process. Makes the first generation if there is none, and the
 * indexes that an earlier version has not made; moves on when a rebuild has made another one
 * active. Used by one thread.
 *
 * <p>The group only spares the processes each other's work. That nothing is applied twice or left
 * out is the checkpoint's doing: see {@link GenerationFeed}.
 */
public final class ProjectionLoop<E> implements AutoCloseable {

  private final ReadModelDatabase database;
  private final SharedLog<E> log;
  private final Projection<E> projection;
  private final Supplier<ReaderGroup> group;
  private final Generations generations;
  private final FirstGeneration first;
  private final FeedWatch watch;
  private final ToldProgress told;
  private final FeedPace pace;

  private @Nullable SharedLogReader<E> reader;
  private @Nullable GenerationFeed<E> feed;
  private @Nullable Generation lastActive;
  private long appliedEvents;

  /** One that shares with all loops of this projection on this database, and has no name. */
  public ProjectionLoop(ReadModelDatabase database, SharedLog<E> log,
      Projection<E> projection, TimeSource clock) {
    this(database, log, projection, clock, Optional.empty());
  }

  /**
   * One that shares with all loops of this projection on this database.
   *
   * @param member the name of this process, see {@link ReaderGroup}
   */
  public ProjectionLoop(ReadModelDatabase database, SharedLog<E> log,
      Projection<E> projection, TimeSource clock, Optional<String> member) {
    this(database, log, projection, clock,
        () -> ProjectionGroup.of(database, log.identity(), projection, member));
  }

  ProjectionLoop(ReadModelDatabase database, SharedLog<E> log, Projection<E> projection,
      TimeSource clock, Supplier<ReaderGroup> group) {
    this.database = database;
    this.log = log;
    this.projection = projection;
    this.group = group;
    this.generations = new Generations(projection.name());
    this.first = new FirstGeneration(database, projection, clock);
    this.watch = new FeedWatch(log, clock);
    this.told = new ToldProgress(clock);
    this.pace = new FeedPace(clock);
  }

  /** The name of the projection that it feeds. */
  String projection() {
    return projection.name();
  }

  /**
   * Applies the next events, waiting for some at most a fifth of a second. After any exception the
   * call begins again from what the database says.
   *
   * @return how many events were applied
   * @throws StaleCheckpointException if somebody else feeds the same partitions: try again
   * @throws ReadModelUnavailableException if the database does not answer: try again later
   * @throws io.orderlog.eventlog.LogUnavailableException if the log does not: try again later
   * @throws io.orderlog.eventlog.shared.MemberReplacedException if another process has this one's
   *     name
   * @throws WrongLogException if the read model is of another log
   * @throws ProjectionFailedException if the read model cannot take in the events
   * @throws UnreadableEventException at what is not an event
   * @throws io.orderlog.eventlog.HistoryLostException if the log has lost what comes next
   */
  public int doWork() {
    try {
      GenerationFeed<E> current = currentFeed();
      SharedLogReader<E> joined = joinedReader();
      takeUpNewPartitions(joined, current);
      EventBatch<E> batch = EventBatch.next(joined, pace);
      boolean advances = !batch.to().equals(current.nextOffsets());
      if (advances) {
        current.advance(batch.events(), batch.to());
        appliedEvents += batch.events().size();
      }
      pace.end(batch.events().size());
      if (watch.see(current.nextOffsets()) && !advances) {
        current.requireInPlace();
      }
      if (told.isDue(current.nextOffsets())) {
        tell(joined, current);
      }
      return batch.events().size();
    } catch (StaleCheckpointException stale) {
      // Whether the partitions are still this process's is for the group to say.
      feed = null;
      if (hasMovedOn()) {
        return 0;
      }
      throw stale;
    } catch (RuntimeException failure) {
      leave(failure);
      throw failure;
    }
  }

  /** How many events it has applied so far, also in calls that failed after that. */
  long appliedEvents() {
    return appliedEvents;
  }

  /** How long to leave it alone before the next call, so that there is more for it to do at once. */
  Duration rest() {
    return pace.rest();
  }

  /** Whether this process feeds some partitions, and what was in them a moment ago is applied. */
  public boolean isCaughtUp() {
    return watch.isCaughtUp();
  }

  /** How far it is with the partitions that it feeds at the moment. */
  FeedProgress progress() {
    return watch.progress();
  }

  /**
   * Whether another generation is active than the one last fed.
   *
   * @throws ReadModelUnavailableException if the database does not answer
   */
  boolean hasMovedOn() {
    return !Objects.equals(database.read(generations::active).orElse(null), lastActive);
  }

  /**
   * Looks how far the projection is while this loop does not feed it, but perhaps others do.
   *
   * @return how many streams are parked: if an operator makes them fewer, there is room again
   * @throws ReadModelUnavailableException if the database does not answer
   * @throws io.orderlog.eventlog.LogUnavailableException if the log does not
   */
  int lookFromOutside() {
    Optional<Generation> active = database.read(generations::active);
    if (active.isEmpty()) {
      return 0;
    }
    watch.seeFromOutside(database.read(
        Checkpoints.of(projection, active.get())::nextOffsets));
    return database.<Integer>read(
        ParkedEvents.of(projection, active.get())::countStreams);
  }

  /** A number that is another one when others have brought what was fed here last further. */
  long reached() {
    return watch.reached();
  }

  /**
   * Looks how far the log is ahead, while the database does not answer.
   *
   * @throws io.orderlog.eventlog.LogUnavailableException if the log does not either
   */
  void lookAtLog() {
    watch.seeFromOutside();
  }

  /** Leaves the partitions to others. */
  @Override
  public void close() {
    GenerationFeed<E> last = feed;
    feed = null;
    watch.stop();
    if (reader != null) {
      SharedLogReader<E> leaving = reader;
      reader = null;
      if (last != null && told.isNews(last.nextOffsets())) {
        tell(leaving, last);
      }
      leaving.close();
    }
  }

  /** What is committed in the database, and nothing else. */
  private void tell(SharedLogReader<E> joined, GenerationFeed<E> committed) {
    joined.tell(committed.nextOffsets());
    told.tell(committed.nextOffsets());
  }

  /** That of the active generation; one that is no longer active says so itself. */
  private GenerationFeed<E> currentFeed() {
    GenerationFeed<E> current = feed;
    if (current == null) {
      Generation active = database.read(generations::active)
          .orElseGet(() -> first.makeIfMissing(log.identity()));
      if (lastActive == null) {
        first.index(active);
      }
      lastActive = active;
      LogMatch.require(database, log, Checkpoints.of(projection, active));
      current = new GenerationFeed<>(
          database, log, projection, active, GenerationStatus.ACTIVE, Offsets.NONE);
      feed = current;
    }
    return current;
  }

  private SharedLogReader<E> joinedReader() {
    SharedLogReader<E> joined = reader;
    if (joined == null) {
      joined = log.join(group.get());
      reader = joined;
    }
    return joined;
  }

  /** From where the database says; all that there are, if the feed is new. */
  private static <E> void takeUpNewPartitions(
      SharedLogReader<E> joined, GenerationFeed<E> current) {
    Set<Integer> taken = new HashSet<>(joined.assigned());
    taken.removeAll(current.nextOffsets().partitions());
    if (!taken.isEmpty()) {
      current.takeUp(taken).byPartition().forEach(joined::seek);
    }
  }

  private void leave(RuntimeException reason) {
    try {
      close();
    } catch (RuntimeException alsoFailed) {
      reason.addSuppressed(alsoFailed);
    }
  }
}
