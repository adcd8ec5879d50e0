package io.orderlog.replay.search;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.database.GenerationStatus;
import io.orderlog.projections.feed.RebuildProgress;
import io.orderlog.projections.generation.ReadModelStatus;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.verify.RowDifference.Changed;
import io.orderlog.projections.verify.RowDifference.Column;
import io.orderlog.projections.verify.RowDifference.Missing;
import io.orderlog.projections.verify.RowDifference.Surplus;
import io.orderlog.projections.verify.RowDifference;
import io.orderlog.projections.verify.VerificationReport;
import io.orderlog.replay.ReplaySession;
import io.orderlog.replay.ReplayedIndex;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.search.IndexFolder;
import io.orderlog.search.SearchKind;
import io.orderlog.search.Searched;
import io.orderlog.search.order.OrderDocuments;
import io.orderlog.search.order.SearchedOrder;
import io.orderlog.search.product.ProductDocuments;
import io.orderlog.search.rebuild.IndexDifference;
import io.orderlog.search.rebuild.IndexProgress;
import io.orderlog.search.rebuild.IndexRebuild.Parity;
import io.orderlog.search.rebuild.IndexRebuild;
import io.orderlog.search.rebuild.IndexStatus;
import io.orderlog.search.rebuild.IndexVerification;
import io.orderlog.time.Ticker;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The index of one kind of thing.
 *
 * @param log of that kind
 */
public record ReplayedSearch<E, T extends Searched>(
    SearchKind<E, T> kind, AggregateLog<E> log) implements ReplayedIndex {

  /** Those that there are. */
  public static List<ReplayedSearch<?, ?>> all() {
    return List.of(ofOrders(new OrderDocuments().log()),
        new ReplayedSearch<>(new ProductDocuments(), new ProductDocuments().log()));
  }

  /** That of orders of this log. */
  public static ReplayedSearch<OrderEvent, SearchedOrder> ofOrders(AggregateLog<OrderEvent> log) {
    return new ReplayedSearch<>(new OrderDocuments(), log);
  }

  @Override
  public String name() {
    return kind.indexName();
  }

  @Override
  public boolean isIn(Path data) {
    return folder(data).hasIndex();
  }

  @Override
  public List<ReadModelStatus> status(ReplaySession session) {
    return IndexStatus.of(kind, folder(session.data()), session.log(log)).stream()
        .map(this::status).toList();
  }

  private ReadModelStatus status(IndexStatus index) {
    Map<Integer, Long> lag = new TreeMap<>();
    index.nextOffsets().partitions().forEach(partition -> lag.put(
        partition, index.nextOffsets().behind(partition, index.ends())));
    return new ReadModelStatus(name(), new Generation(index.generation()), GenerationStatus.ACTIVE,
        index.createdAt(), index.things(), index.nextOffsets(), lag, index.mismatch());
  }

  @Override
  public String rebuild(ReplaySession session, Ticker ticker, RebuildProgress progress) {
    EventLog<E> events = session.log(log);
    IndexRebuild.Report report = new IndexRebuild<>(kind, events, ticker, told(progress))
        .run(folder(session.data()));
    return String.format(Locale.ROOT, "generation %d with %,d %s is active now%s",
        report.generation(), report.things(), report.things() == 1 ? log.noun() : log.nouns(),
        report.parity().map(ReplayedSearch::told).orElse(""));
  }

  private static String told(Parity parity) {
    return parity.differences() == 0
        ? String.format(Locale.ROOT, ", with all %,d of generation %d", parity.things(),
            parity.generation())
        : String.format(Locale.ROOT, ", in which %,d of the %,d of generation %d are otherwise",
            parity.differences(), parity.things(), parity.generation());
  }

  @Override
  public VerificationReport verify(
      ReplaySession session, int mostShown, Ticker ticker, RebuildProgress progress) {
    EventLog<E> events = session.log(log);
    IndexVerification.Report report = new IndexVerification<>(kind, events, ticker, told(progress))
        .run(folder(session.data()), mostShown);
    String files = name() + "_g" + report.generation();
    return new VerificationReport(name(), new Generation(report.generation()), report.nextOffsets(),
        report.things(), report.differences(),
        report.shown().stream().map(difference -> difference(files, difference)).toList(),
        List.of());
  }

  private RowDifference difference(String files, IndexDifference difference) {
    Map<String, String> key = Map.of(kind.idColumn(), difference.id());
    if (difference.live().isEmpty()) {
      return new Missing(files, key);
    }
    return difference.made().isEmpty()
        ? new Surplus(files, key)
        : new Changed(files, key, columns(difference));
  }

  private static List<Column> columns(IndexDifference difference) {
    TreeSet<String> names = new TreeSet<>(difference.live().keySet());
    names.addAll(difference.made().keySet());
    return names.stream()
        .map(name -> new Column(
            name, difference.live().get(name), difference.made().get(name)))
        .filter(column -> !Optional.ofNullable(column.live())
            .equals(Optional.ofNullable(column.rebuilt())))
        .toList();
  }

  private static IndexProgress told(RebuildProgress progress) {
    return (events, reached, goal) -> progress.advanced(
        events, passed(reached, goal), Math.max(1, goal.sum()));
  }

  private static long passed(Offsets reached, Offsets goal) {
    return goal.sum() == 0 ? 1 : goal.sum() - reached.behind(goal);
  }

  private IndexFolder folder(Path data) {
    return new IndexFolder(data.resolve(name()));
  }
}
