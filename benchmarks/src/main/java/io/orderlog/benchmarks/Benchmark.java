package io.orderlog.benchmarks;

import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import java.util.List;

/** One question about speed or memory, with the answer in one or more figures. */
public interface Benchmark {

  /** On the command line. */
  String name();

  /** What its numbers mean, in one line. */
  String meaning();

  /** Starts what it needs, measures, and stops it. */
  List<Figure> run(Effort effort);
}
