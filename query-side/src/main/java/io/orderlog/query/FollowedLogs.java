package io.orderlog.query;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.query.freshness.LogConnection;
import io.orderlog.query.freshness.LogEnds;
import io.orderlog.query.stream.LiveLog;
import io.orderlog.query.stream.StreamedLog;
import io.orderlog.time.Ticker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * The logs that the read models are made of, each followed on its own: one that is out of reach
 * holds up no other. Thread-safe.
 */
final class FollowedLogs implements AutoCloseable {

  private static final int MAX_CATCHING_UP = 8;

  private final List<LogConnection<?>> connections = new ArrayList<>();
  private final Map<String, LogEnds> ends = new LinkedHashMap<>();
  private final Map<String, LiveLog<?>> live = new LinkedHashMap<>();
  private final Semaphore catchingUp = new Semaphore(MAX_CATCHING_UP);
  private final LogOpening opening;
  private final Ticker ticker;

  /**
   * Opens none yet.
   *
   * @throws IllegalArgumentException if two parts bring the same log, or none that of a read model
   */
  FollowedLogs(List<QueryPart> parts, LogOpening opening, Ticker ticker) {
    this.opening = opening;
    this.ticker = ticker;
    parts.forEach(part -> part.logs().forEach(this::follow));
    parts.forEach(part -> part.unheard().forEach(this::connect));
    parts.forEach(part -> part.readModels().forEach(this::ends));
  }

  private <E> void follow(StreamedLog<E> streamed) {
    LogConnection<E> connection = connect(streamed.log());
    live.put(streamed.log().name(), new LiveLog<>(streamed, connection::log, catchingUp));
  }

  private <E> LogConnection<E> connect(AggregateLog<E> log) {
    LogConnection<E> connection = new LogConnection<>(() -> opening.open(log));
    connections.add(connection);
    if (ends.put(log.name(), new LogEnds(connection, ticker)) != null) {
      throw new IllegalArgumentException(
          "two parts of the query side bring the log " + log.name());
    }
    return connection;
  }

  /** Where the log of a read model ends. */
  LogEnds ends(Projection<?> projection) {
    LogEnds found = ends.get(projection.log().name());
    if (found == null) {
      throw new IllegalArgumentException("no part of the query side brings the log "
          + projection.log().name() + " of the read model " + projection.name());
    }
    return found;
  }

  /** Where each log ends, by the log's name. */
  Map<String, LogEnds> ends() {
    return Collections.unmodifiableMap(ends);
  }

  /** Those that can be listened to, by name, in the order in which the parts bring them. */
  Map<String, LiveLog<?>> live() {
    return Collections.unmodifiableMap(live);
  }

  Set<String> names() {
    return Collections.unmodifiableSet(ends.keySet());
  }

  @Override
  public void close() {
    connections.forEach(LogConnection::close);
  }
}
