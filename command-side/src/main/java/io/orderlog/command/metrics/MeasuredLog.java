package io.orderlog.command.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.forwarding.ForwardingLog;
import io.orderlog.eventlog.writers.WriterClaim;
import java.util.List;
import java.util.Set;

/** A log of which each append is timed and its events are counted. */
final class MeasuredLog<E> extends ForwardingLog<E> {

  private final EventLog<E> log;
  private final Timer commits;
  private final DistributionSummary batches;
  private final Counter events;

  MeasuredLog(EventLog<E> log, MeterRegistry registry, Tags tags) {
    this.log = log;
    this.commits = Timer.builder("orderlog.append")
        .description("appending a batch in one transaction, until it is committed or has failed")
        .publishPercentileHistogram().tags(tags).register(registry);
    this.batches = DistributionSummary.builder("orderlog.append.batch")
        .description("events in one transaction").tags(tags).register(registry);
    this.events = Counter.builder("orderlog.events.appended")
        .description("events that are in the log since this process started")
        .tags(tags).register(registry);
  }

  @Override
  protected EventLog<E> log() {
    return log;
  }

  @Override
  public LogAppender<E> openAppender(String writerId, Set<Integer> partitions) {
    return new MeasuredAppender(log.openAppender(writerId, partitions));
  }

  private final class MeasuredAppender implements LogAppender<E> {

    private final LogAppender<E> appender;

    MeasuredAppender(LogAppender<E> appender) {
      this.appender = appender;
    }

    @Override
    public List<RecordedEvent<E>> append(List<NewEvent<E>> batch) {
      List<RecordedEvent<E>> appended = commits.record(() -> appender.append(batch));
      batches.record(appended.size());
      events.increment(appended.size());
      return appended;
    }

    @Override
    public long claim(WriterClaim claim) {
      return appender.claim(claim);
    }

    @Override
    public void close() {
      appender.close();
    }
  }
}
