package io.orderlog.simulators.webhook;

import java.util.List;

/** Where webhooks wait, also for a process that was killed. Thread-safe. */
public interface Outbox {

  /** What is due by now happens, which may add webhooks. */
  void passTime();

  /** Those that are to be sent now, the longest waiting first. */
  List<Notice> due();

  /** One is as it says from now on. */
  void becomes(Notice notice);
}
