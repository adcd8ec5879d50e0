/** Figures, their ratios and their spread. */
package io.orderlog.benchmarks.measure;
