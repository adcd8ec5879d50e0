package io.orderlog.command;

import io.orderlog.eventlog.AppendOutcomeUnknownException;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.NewEvent;
import io.orderlog.eventlog.RecordedEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A log on the far side of a network that fails when the test says so. Used by one thread. */
final class UnreliableLog<E> implements EventLog<E> {

  enum Network {
    WORKS, LOSES_REQUESTS, LOSES_ANSWERS, IS_DOWN
  }

  private final EventLog<E> log;
  private Network network = Network.WORKS;
  private int appends;

  UnreliableLog(EventLog<E> log) {
    this.log = log;
  }

  void network(Network state) {
    network = state;
  }

  /** How many transactions were asked for. */
  int appends() {
    return appends;
  }

  @Override
  public LogIdentity identity() {
    return log.identity();
  }

  @Override
  public LogAppender<E> openAppender(String writerId) {
    if (network == Network.IS_DOWN) {
      throw new LogUnavailableException("the network is down", null);
    }
    return new Appender(log.openAppender(writerId));
  }

  @Override
  public LogReader<E> openReader(Map<Integer, Long> from) {
    return log.openReader(from);
  }

  @Override
  public Map<Integer, Long> endOffsets(Set<Integer> partitions) {
    return log.endOffsets(partitions);
  }

  private final class Appender implements LogAppender<E> {

    private final LogAppender<E> appender;

    Appender(LogAppender<E> appender) {
      this.appender = appender;
    }

    @Override
    public List<RecordedEvent<E>> append(List<NewEvent<E>> events) {
      appends++;
      return switch (network) {
        case WORKS -> appender.append(events);
        case LOSES_REQUESTS, IS_DOWN -> throw lost();
        case LOSES_ANSWERS -> {
          appender.append(events);
          throw lost();
        }
      };
    }

    @Override
    public void close() {
      appender.close();
    }

    private static AppendOutcomeUnknownException lost() {
      return new AppendOutcomeUnknownException("the connection was lost", null);
    }
  }
}
