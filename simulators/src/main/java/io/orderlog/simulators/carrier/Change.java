package io.orderlog.simulators.carrier;

import io.orderlog.simulators.webhook.Notice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the carrier's file: all that one call, or one moment, has changed. What it names is as
 * it says from there on.
 */
record Change(@Nullable Label label, @Nullable Call call, List<Notice> notices) {

  Change {
    notices = List.copyOf(notices);
  }
}
