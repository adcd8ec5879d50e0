/** What the command side measures of itself. */
package io.orderlog.command.metrics;
