package io.orderlog.benchmarks.whole;

import io.orderlog.benchmarks.load.HttpLoad;
import io.orderlog.benchmarks.load.LoadResult;
import io.orderlog.benchmarks.load.Requests;
import io.orderlog.benchmarks.measure.Behind;
import io.orderlog.benchmarks.server.FirstOrder;
import io.orderlog.benchmarks.server.OrderSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Places orders in one system, which nobody else does, and sees how its read models follow. Used by
 * one thread.
 */
final class Placing {

  private final OrderSystem system;
  private final List<Double> secondsBehind = new ArrayList<>();
  private long placed;
  private double residentMegabytes;

  Placing(OrderSystem system) {
    this.system = system;
  }

  /** Waits for the first 201 of a system that comes up. */
  void placeFirst() {
    FirstOrder.await(system.commands());
    placed++;
  }

  /**
   * Orders per second that the whole system takes, its read models at most a second behind.
   *
   * @see Behind#rate
   */
  double rate(int clients, Duration warmUp, Duration measured) {
    if (warmUp.isPositive()) {
      warm(clients, warmUp);
    }
    LoadResult result = place(clients, measured);
    long answered = System.nanoTime();
    residentMegabytes = Math.max(residentMegabytes, system.residentMegabytes());
    system.awaitApplied(placed);
    double behind = (System.nanoTime() - answered) / 1e9;
    secondsBehind.add(behind);
    return Behind.rate(result.count(201), result.seconds(), behind);
  }

  /** The median of the time that a client waits for its answer, in milliseconds. */
  double medianMillis(int clients, Duration warmUp, Duration measured) {
    warm(clients, warmUp);
    LoadResult result = place(clients, measured);
    system.awaitApplied(placed);
    return result.millis(50);
  }

  /** Loads it for that long, and lets the read models follow. */
  void warm(int clients, Duration time) {
    place(clients, time);
    system.awaitApplied(placed);
  }

  /** How long the read models took to have all, after the last answers of each measured window. */
  List<Double> secondsBehind() {
    return secondsBehind;
  }

  /** Forgets what the read models have taken so far. */
  void forgetSecondsBehind() {
    secondsBehind.clear();
  }

  /** The most that the system had in memory at the end of a measured window. */
  double residentMegabytes() {
    return residentMegabytes;
  }

  private LoadResult place(int clients, Duration time) {
    LoadResult result = new HttpLoad(system.commands(), clients, HttpLoad.NO_PACE,
        Requests.placeOrder(new SplittableRandom(1))).runToEnd(time);
    placed += result.count(201);
    return result;
  }
}
