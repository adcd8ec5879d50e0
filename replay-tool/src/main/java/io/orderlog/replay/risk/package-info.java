/** Subjects of risk as the replay tool sees them. */
package io.orderlog.replay.risk;
