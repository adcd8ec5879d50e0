package io.orderlog.projections.feed;

import java.util.Set;

/**
 * How far one process is with the partitions that it feeds.
 *
 * @param partitions of the log that are this process's at the moment
 * @param lag how many offsets it is behind where the log ended some seconds ago at most: a little
 *     more than the events, because the log's transactions take offsets too. Of a projection in
 *     trouble, how far what it last fed is behind
 * @param completeAt when it last had applied all that the log had then, or was given its first
 *     partition since; as a reading of the process's {@link io.orderlog.time.Ticker}, in
 *     nanoseconds
 */
public record FeedProgress(Set<Integer> partitions, long lag, long completeAt) {

  public FeedProgress {
    partitions = Set.copyOf(partitions);
  }
}
