package io.orderlog.command.wait;

import io.orderlog.command.memory.codec.ByteReader;
import io.orderlog.command.memory.codec.ByteWriter;
import io.orderlog.command.memory.codec.MalformedBytesException;
import io.orderlog.command.memory.codec.StateCodec;
import io.orderlog.domain.wait.WaitState;
import io.orderlog.domain.wait.WaitState.InStock;
import io.orderlog.domain.wait.WaitState.SoldOut;
import io.orderlog.domain.wait.Waiter;
import io.orderlog.domain.wait.Waiters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Waiting lists as bytes: one for the type of the state, then its components. */
public final class WaitStateCodec implements StateCodec<WaitState> {

  private static final int SOLD_OUT = 0;
  private static final int IN_STOCK = 1;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(WaitState state, ByteWriter out) {
    switch (state) {
      case SoldOut(var waiting) -> write(waiting, out.number(SOLD_OUT));
      case InStock(var waiting, var available, var since) ->
        write(waiting, out.number(IN_STOCK).number(available).time(since));
    }
  }

  @Override
  public WaitState read(ByteReader in) {
    long type = in.number();
    return switch ((int) type) {
      case SOLD_OUT -> new SoldOut(readWaiters(in));
      case IN_STOCK -> readInStock(in);
      default -> throw new MalformedBytesException("there is no state of a waiting list " + type);
    };
  }

  private static InStock readInStock(ByteReader in) {
    long available = in.number();
    if (available < 1) {
      throw new MalformedBytesException("nothing is there");
    }
    Instant since = in.time();
    return new InStock(readWaiters(in), available, since);
  }

  private static void write(Waiters waiting, ByteWriter out) {
    out.number(waiting.joined()).number(waiting.count());
    for (Waiter each : waiting) {
      out.number(each.number()).id(each.id()).text(each.email());
    }
  }

  private static Waiters readWaiters(ByteReader in) {
    long joined = in.number();
    int count = in.count();
    List<Waiter> waiting = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      waiting.add(new Waiter(in.number(), in.id(), in.text()));
    }
    try {
      return Waiters.of(joined, waiting);
    } catch (IllegalArgumentException notTogether) {
      throw new MalformedBytesException(String.valueOf(notTogether.getMessage()));
    }
  }
}
