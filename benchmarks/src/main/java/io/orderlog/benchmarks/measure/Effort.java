package io.orderlog.benchmarks.measure;

import java.time.Duration;

/**
 * How much to measure.
 *
 * @param discarded rounds before those that count: a JVM under load gets faster for a minute
 * @param rounds of which the median counts
 * @param warmUp before each round
 * @param measured in each round
 * @param orders in the log, where a benchmark needs a long one
 * @param idle how long a system is left alone before it counts as idle, and measured then
 * @param warming how long a system is under load before it counts as warm
 */
public record Effort(int discarded, int rounds, Duration warmUp, Duration measured, int orders,
    Duration idle, Duration warming) {}
