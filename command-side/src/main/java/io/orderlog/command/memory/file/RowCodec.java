package io.orderlog.command.memory.file;

import io.orderlog.command.memory.AppliedEvent;
import io.orderlog.command.memory.HandledCommand;
import io.orderlog.command.memory.StateChanges.OlderKey;
import io.orderlog.command.memory.StreamRow;
import io.orderlog.command.memory.StreamState;
import io.orderlog.command.memory.codec.ByteReader;
import io.orderlog.command.memory.codec.ByteWriter;
import io.orderlog.command.memory.codec.StateCodec;
import io.orderlog.eventlog.LogPosition;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Rows, commands and progress as bytes. {@link #VERSION} changes with them. Thread-safe. */
record RowCodec<S>(StateCodec<S> states) {

  static final int VERSION = 1;

  private static final int PARTITION_SHIFT = 48;

  /** Streams in the order in which they began: what is young, and changes, lies together. */
  static long key(LogPosition first) {
    return ((long) first.partition() << PARTITION_SHIFT) | first.offset();
  }

  static LogPosition position(long key) {
    return new LogPosition(
        (int) (key >>> PARTITION_SHIFT), key & ((1L << PARTITION_SHIFT) - 1));
  }

  static byte[] key(String streamId) {
    return new ByteWriter().id(streamId).toBytes();
  }

  static String readStreamId(byte[] key) {
    ByteReader in = new ByteReader(key);
    String streamId = in.id();
    in.end();
    return streamId;
  }

  static byte[] key(OlderKey key) {
    return new ByteWriter().fixed(key(key.first())).id(key.commandId()).toBytes();
  }

  byte[] write(StreamRow<S> row) {
    ByteWriter out = new ByteWriter().number(row.state().version()).time(row.state().lastTime());
    states.write(row.state().state(), out);
    out.number(row.hasOlder() ? 1 : 0).number(row.recent().size());
    row.recent().forEach((id, command) -> write(command, out.id(id)));
    return out.toBytes();
  }

  StreamRow<S> readRow(long key, byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    long version = in.number();
    var lastTime = in.time();
    StreamState<S> state = new StreamState<>(states.read(in), version, lastTime);
    boolean hasOlder = in.number() == 1;
    LogPosition first = position(key);
    SequencedMap<String, HandledCommand> recent = new LinkedHashMap<>();
    for (int left = in.count(); left > 0; left--) {
      recent.putLast(in.id(), readCommand(first.partition(), in));
    }
    in.end();
    return new StreamRow<>(first, state, recent, hasOlder);
  }

  static byte[] write(HandledCommand command) {
    return write(command, new ByteWriter()).toBytes();
  }

  static HandledCommand readCommand(OlderKey key, byte[] bytes) {
    return readCommand(key.first().partition(), new ByteReader(bytes));
  }

  static byte[] write(AppliedEvent event) {
    return new ByteWriter().number(event.offset()).id(event.streamId()).number(event.version())
        .time(event.time()).id(event.commandId()).toBytes();
  }

  static AppliedEvent readApplied(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    return new AppliedEvent(in.number(), in.id(), in.number(), in.time(), in.id());
  }

  private static ByteWriter write(HandledCommand command, ByteWriter out) {
    return out.text(command.hash()).number(command.version()).text(command.status())
        .number(command.position().offset());
  }

  /** A stream is in one partition, so that of its commands need not be written. */
  private static HandledCommand readCommand(int partition, ByteReader in) {
    return new HandledCommand(in.text(), in.number(), in.text(),
        new LogPosition(partition, in.number()));
  }
}
