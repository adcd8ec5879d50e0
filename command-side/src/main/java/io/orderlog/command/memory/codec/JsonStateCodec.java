package io.orderlog.command.memory.codec;

import io.orderlog.eventlog.codec.RecordJson;

/**
 * States as JSON, for an aggregate of which nobody has measured that it needs less room or time.
 * Strict: what is missing, unknown, null or of another kind is malformed, so that a state is built
 * anew rather than read with holes.
 */
public final class JsonStateCodec<S> implements StateCodec<S> {

  private final int version;
  private final RecordJson<S> json;

  /**
   * @param version another one whenever the records change, from 1
   * @param type a record, or a sealed interface of records with names of their own, whose
   *     components are never null; they may be of sealed interfaces, too
   * @throws IllegalArgumentException if the records of a sealed interface could not be told apart
   */
  public JsonStateCodec(int version, Class<S> type) {
    this.version = version;
    this.json = new RecordJson<>(type);
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public void write(S state, ByteWriter out) {
    out.text(json.write(state));
  }

  @Override
  public S read(ByteReader in) {
    String text = in.text();
    try {
      return json.read(text);
    } catch (IllegalArgumentException notAState) {
      throw new MalformedBytesException("not a state: " + notAState.getMessage());
    }
  }
}
