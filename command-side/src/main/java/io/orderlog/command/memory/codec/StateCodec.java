package io.orderlog.command.memory.codec;

/** The states of one kind of aggregate as bytes. Thread-safe. */
public interface StateCodec<S> {

  /** Changes with the bytes; what another version wrote is not read but rebuilt from the log. */
  int version();

  /** Appends the state; takes every state that {@code evolve} can lead to. */
  void write(S state, ByteWriter out);

  /**
   * The state that {@link #write} wrote.
   *
   * @throws MalformedBytesException if the bytes are not those of a state
   */
  S read(ByteReader in);
}
