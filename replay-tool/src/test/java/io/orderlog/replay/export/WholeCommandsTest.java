package io.orderlog.replay.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.forwarding.ForwardingLog;
import io.orderlog.eventlog.forwarding.ForwardingReader;
import io.orderlog.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;

class WholeCommandsTest {

  private final InMemoryEventLog<StoredEvent> log =
      new InMemoryEventLog<>("orders", 1, new StoredEventCodec());

  /** Offsets 0 to 3, and 4 for the end of the transaction; then 5, and 6. */
  @BeforeEach
  void append() {
    LogAppender<StoredEvent> appender = log.openAppender("writer");
    appender.append(List.of(
        event("a", 1, "a1"), event("b", 1, "b1"), event("b", 2, "b1"), event("c", 1, "b1")));
    appender.append(List.of(event("c", 2, "c2")));
  }

  @ParameterizedTest
  @CsvSource({"0,''", "1,a/1", "2,a/1 b/1 b/2", "3,a/1 b/1 b/2", "4,a/1 b/1 b/2 c/1",
      "5,a/1 b/1 b/2 c/1", "6,a/1 b/1 b/2 c/1 c/2", "7,a/1 b/1 b/2 c/1 c/2"})
  void an_end_between_two_events_of_one_command_is_behind_both(long end, String events) {
    assertThat(read(log, end)).isEqualTo(events);
    assertThat(read(new OneAtATime(log), end)).isEqualTo(events);
  }

  private static String read(EventLog<StoredEvent> from, long end) {
    List<String> found = new ArrayList<>();
    new WholeCommands(from, TimeSource.system(), 0, end).read(events -> events.forEach(
        event -> found.add(event.streamId() + "/" + event.version())), _ -> {});
    return String.join(" ", found);
  }

  private static NewEvent<StoredEvent> event(String streamId, long version, String commandId) {
    return new NewEvent<>(streamId, version,
        new StoredEvent("any.v1", JsonNodeFactory.instance.objectNode()), new EventMetadata(
            Instant.parse("2026-03-01T10:15:30Z"), commandId, "hash", "correlation", null));
  }

  /** The log, read in turns as short as they can be. */
  private static final class OneAtATime extends ForwardingLog<StoredEvent> {

    private final EventLog<StoredEvent> log;

    OneAtATime(EventLog<StoredEvent> log) {
      this.log = log;
    }

    @Override
    protected EventLog<StoredEvent> log() {
      return log;
    }

    @Override
    public LogReader<StoredEvent> openReader(Offsets from) {
      return new ShortTurns(log.openReader(from));
    }
  }

  private static final class ShortTurns extends ForwardingReader<StoredEvent> {

    ShortTurns(LogReader<StoredEvent> reader) {
      super(reader);
    }

    @Override
    public List<RecordedEvent<StoredEvent>> poll(Duration timeout) {
      List<RecordedEvent<StoredEvent>> first = super.poll(timeout).stream().limit(1).toList();
      first.forEach(event -> seek(event.position().partition(), event.position().offset() + 1));
      return first;
    }
  }
}
