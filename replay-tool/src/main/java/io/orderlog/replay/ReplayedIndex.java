package io.orderlog.replay;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.projections.feed.RebuildProgress;
import io.orderlog.projections.generation.ReadModelStatus;
import io.orderlog.projections.verify.VerificationReport;
import io.orderlog.time.Ticker;
import java.nio.file.Path;
import java.util.List;

/**
 * A read model that is no tables but files in the data folder of the query side that answers from
 * it. The tool works on that of its own data folder.
 */
public interface ReplayedIndex {

  /** Among the names of projections. */
  String name();

  /** What it is made of. */
  AggregateLog<?> log();

  /** Whether there is one in this data folder. */
  boolean isIn(Path data);

  /** The generation that answers, if there is one. */
  List<ReadModelStatus> status(ReplaySession session);

  /**
   * Makes another generation next to the one that answers, and lets it answer.
   *
   * @param ticker counts how long the log stands still
   * @return what is to be said of it, in one line without its name
   */
  String rebuild(ReplaySession session, Ticker ticker, RebuildProgress progress);

  /**
   * Compares the one that answers with the log.
   *
   * @param ticker counts how long the log stands still
   * @param mostShown of the differences
   */
  VerificationReport verify(
      ReplaySession session, int mostShown, Ticker ticker, RebuildProgress progress);
}
