/**
 * What is measured, one file for each question; {@link io.orderlog.benchmarks.BenchmarksMain} runs
 * them.
 */
package io.orderlog.benchmarks;
