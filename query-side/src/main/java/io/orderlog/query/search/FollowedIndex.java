package io.orderlog.query.search;

import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.query.LogFollower;
import io.orderlog.query.LogOpening;
import io.orderlog.query.freshness.LogConnection;
import io.orderlog.search.Found;
import io.orderlog.search.IndexFolder;
import io.orderlog.search.SearchFeed;
import io.orderlog.search.SearchIndex;
import io.orderlog.search.SearchKind;
import io.orderlog.search.Searched;
import io.orderlog.time.Ticker;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The index of one kind of thing, and the connection to the log that it is fed from. Thread-safe. */
record FollowedIndex<E, T extends Searched>(
    SearchKind<E, T> kind, SearchFeed<E, T> feed, LogConnection<E> connection)
    implements LogFollower {

  static <E, T extends Searched> FollowedIndex<E, T> follow(
      SearchKind<E, T> kind, Path folder, LogOpening opening, Ticker ticker) {
    LogConnection<E> connection = new LogConnection<>(() -> opening.open(kind.log()));
    IndexFolder own = new IndexFolder(folder.resolve(kind.indexName()));
    return new FollowedIndex<>(
        kind, SearchFeed.start(kind, own, connection::log, ticker), connection);
  }

  @Override
  public String log() {
    return kind.log().name();
  }

  @Override
  public boolean isOpening() {
    return feed.isOpening();
  }

  @Override
  public Optional<String> trouble() {
    return feed.trouble();
  }

  /** Whether it answers, however old that is. */
  boolean answers() {
    return feed.generation().isPresent();
  }

  /** What fits best; nothing as long as there is no index. */
  Optional<Snapshot<List<Found.One<T>>>> search(String text, int limit) {
    return look(index -> index.search(text, limit));
  }

  /** How far it is; nothing as long as there is no index. */
  Optional<Snapshot<List<Found.One<T>>>> place() {
    return look(index -> new Found<>(List.of(), index.seen()));
  }

  private Optional<Snapshot<List<Found.One<T>>>> look(
      Function<SearchIndex<E, T>, Found<T>> question) {
    return feed.ask(question).map(found -> snapshot(found.all(), found.nextOffsets()));
  }

  private <V> Snapshot<V> snapshot(V value, Offsets nextOffsets) {
    return new Snapshot<>(value, new Generation(feed.generation().orElse(1)), nextOffsets);
  }

  @Override
  public void close() {
    feed.close();
    connection.close();
  }
}
