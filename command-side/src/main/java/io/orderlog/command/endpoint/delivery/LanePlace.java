package io.orderlog.command.endpoint.delivery;

import io.orderlog.domain.endpoint.EndpointState.Terms;
import io.orderlog.domain.endpoint.LogStart;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.positions.Position;
import io.orderlog.eventlog.positions.Positions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far one endpoint has been told of one log. Where that is not known any more, it goes on at the
 * end of the log: nobody is told again of what was long ago. Used by one thread.
 */
final class LanePlace {

  private static final Logger LOG = LoggerFactory.getLogger(LanePlace.class);
  private static final String NO_STREAM = "";
  private static final String WHO = "webhooks/";

  private final String endpointId;
  private final EventLog<?> log;
  private final LogIdentity identity;
  private final Positions positions;
  /** The last event of each partition that is behind. */
  private final Map<Integer, Position> behind = new HashMap<>();
  /** Those of them that the log has not shown yet. */
  private final Map<Integer, Position> unseen = new HashMap<>();
  private boolean stored;

  private LanePlace(String endpointId, EventLog<?> log, Positions positions) {
    this.endpointId = endpointId;
    this.log = log;
    this.identity = log.identity();
    this.positions = positions;
  }

  /**
   * Where it is.
   *
   * @param name of the log
   * @param isOlderThanPermit whether the endpoint was there before it was said that it may be told
   *     of anything here
   */
  static LanePlace of(String endpointId, Terms endpoint, String name,
      boolean isOlderThanPermit, EventLog<?> log, Positions positions) {
    LanePlace place = new LanePlace(endpointId, log, positions);
    place.find(endpoint.from().stream().filter(each -> each.log().equals(name)).findFirst(),
        isOlderThanPermit);
    return place;
  }

  private void find(Optional<LogStart> start, boolean isOlderThanPermit) {
    Map<Integer, Position> known = positions.load(WHO + endpointId, identity);
    Offsets ends = log.endOffsets(identity.allPartitions());
    for (int partition : identity.allPartitions()) {
      long end = ends.of(partition);
      long from = start.map(each -> each.topicId().equals(identity.id())
          && partition < each.offsets().size() ? each.offsets().get(partition) : end).orElse(0L);
      Position position = known.get(partition);
      if (position == null) {
        put(partition, isOlderThanPermit ? end : from);
      } else if (position.offset() >= end) {
        lost(partition, position, end);
      } else if (position.offset() < from) {
        put(partition, from);
      } else {
        behind.put(partition, position);
        if (!position.streamId().equals(NO_STREAM)) {
          unseen.put(partition, position);
        }
      }
    }
    stored = behind.equals(known);
    if (!stored) {
      store();
    }
  }

  /** Before this offset, all is behind. */
  private void put(int partition, long next) {
    behind.put(partition, new Position(next - 1, NO_STREAM, 0));
  }

  private void lost(int partition, Position position, long end) {
    LOG.warn("{} has no {} in partition {} any more, up to which the webhook endpoint {} was told;"
        + " it is told of what comes from {} on", identity.topic(), position, partition, endpointId,
        end);
    put(partition, end);
    stored = false;
  }

  /** Where to read on: at the last event that is behind, which is met again, if there is one. */
  Offsets readFrom() {
    Map<Integer, Long> from = new HashMap<>();
    behind.forEach((partition, position) -> from.put(partition,
        unseen.containsKey(partition) ? position.offset() : position.offset() + 1));
    return new Offsets(from);
  }

  /** Whether an event that is read is behind. */
  boolean isBehind(RecordedEvent<?> event) {
    int partition = event.position().partition();
    Position expected = unseen.remove(partition);
    if (expected != null && !expected.isBehind(event)) {
      lost(partition, expected, log.endOffsets(identity.allPartitions()).of(partition));
    }
    Position position = behind.get(partition);
    return position != null && event.position().offset() <= position.offset();
  }

  /** All up to this event is behind. */
  void pass(RecordedEvent<?> event) {
    behind.put(event.position().partition(), Position.behind(event));
    stored = false;
  }

  boolean isStored() {
    return stored;
  }

  /** @throws io.orderlog.eventlog.LogUnavailableException if it is not certain that it is stored */
  void store() {
    positions.store(WHO + endpointId, identity, behind);
    stored = true;
  }
}
