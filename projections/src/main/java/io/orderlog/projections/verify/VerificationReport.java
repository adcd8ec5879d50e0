package io.orderlog.projections.verify;

import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.readmodel.Generation;
import java.util.List;

/**
 * What a {@link Verification} found.
 *
 * @param generation that was verified
 * @param nextOffsets per log partition, the position at which it was
 * @param rows of all its tables
 * @param differences all of them
 * @param shown the first of them
 * @param lacking the streams whose events did not fit, by their ids: neither does the rebuilt read
 *     model have them, unless their standing says so
 */
public record VerificationReport(String projection, Generation generation,
    Offsets nextOffsets, long rows, long differences, List<RowDifference> shown,
    List<LackingStream> lacking) {

  /** Whether every row is as the log says. */
  public boolean isSound() {
    return differences == 0;
  }
}
