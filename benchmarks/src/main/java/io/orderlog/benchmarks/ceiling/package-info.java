/** What the machine can do at best, measured in the same run. */
package io.orderlog.benchmarks.ceiling;
