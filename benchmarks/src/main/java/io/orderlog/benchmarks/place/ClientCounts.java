package io.orderlog.benchmarks.place;

import io.orderlog.benchmarks.load.HttpLoad;
import io.orderlog.benchmarks.load.LoadResult;
import io.orderlog.benchmarks.load.Requests;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.measure.Ratios;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Two servers that take orders, compared with many clients, with few, and with one.
 *
 * @param ceilingTitle what the ceiling is
 */
record ClientCounts(URI ours, URI ceiling, String ceilingTitle) {

  static final String IN_WORDS = "orders/s of 256 and of 32 clients, p50 of one";

  private static final int MANY = 256;
  private static final int FEW = 32;

  /** The discarded rounds are those of many clients. */
  List<Figure> measure(String what, Effort effort, String goal, String goalOfOne) {
    for (int i = 0; i < effort.discarded(); i++) {
      place(ceiling, MANY, effort.warmUp(), effort.measured());
      place(ours, MANY, effort.warmUp(), effort.measured());
    }
    return List.of(
        rate(what, MANY, effort, goal), rate(what, FEW, effort, goal),
        Figure.time(what + ", one client, p50", Ratios.measure(0, effort.rounds(),
            () -> place(ours, 1, effort.warmUp(), effort.measured()).millis(50),
            () -> place(ceiling, 1, effort.warmUp(), effort.measured()).millis(50)),
            ceilingTitle, goalOfOne));
  }

  private Figure rate(String what, int clients, Effort effort, String goal) {
    return Figure.rate(what + ", " + clients + " clients", Ratios.measure(0, effort.rounds(),
        () -> place(ours, clients, effort.warmUp(), effort.measured()).rate(201),
        () -> place(ceiling, clients, effort.warmUp(), effort.measured()).rate(201)),
        "orders", ceilingTitle, goal);
  }

  private static LoadResult place(URI server, int clients, Duration warmUp, Duration measured) {
    LoadResult result = new HttpLoad(server, clients, HttpLoad.NO_PACE,
        Requests.placeOrder(new SplittableRandom(1))).run(warmUp, measured);
    result.requireAll(201);
    return result;
  }
}
