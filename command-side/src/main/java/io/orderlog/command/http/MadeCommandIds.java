package io.orderlog.command.http;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ids of commands that come without an idempotency key, as in
 * {@code made-0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b}. The UUID in them is of version 7 and greater
 * than the one before it, so that what is named after it goes to the end of indexes. It is in the
 * command id, and the word before it tells it from any key of a client's, so that all who have the
 * command id find the same UUID: another process, and the client itself when it tries again.
 * Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7">RFC 9562, 5.7</a>
 */
public final class MadeCommandIds implements Supplier<String> {

  private static final String PREFIX = "made-";
  private static final Pattern FORM = Pattern.compile(
      PREFIX + "([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})");

  /** Of a millisecond, as RFC 9562 has it in 6.2, method 3. */
  private static final int FRACTION_BITS = 12;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final InstantSource clock;
  private final Supplier<UUID> random;
  private final AtomicLong last = new AtomicLong();

  /**
   * @param clock may be set back: then the ids go on from the last one
   * @param random whose lower 62 bits nobody can guess
   */
  public MadeCommandIds(InstantSource clock, Supplier<UUID> random) {
    this.clock = clock;
    this.random = random;
  }

  /** A new one. */
  @Override
  public String get() {
    long time = last.accumulateAndGet(now(), (before, now) -> Math.max(before + 1, now));
    long fraction = time & ((1 << FRACTION_BITS) - 1);
    long high = ((time >>> FRACTION_BITS) << Short.SIZE) | 0x7000L | fraction;
    long low = (random.get().getLeastSignificantBits() & 0x3fff_ffff_ffff_ffffL)
        | 0x8000_0000_0000_0000L;
    return PREFIX + new UUID(high, low);
  }

  /** Milliseconds since 1970, and below them how much of the next one has gone. */
  private long now() {
    Instant now = clock.instant();
    long nanosOfMilli = now.get(ChronoField.NANO_OF_SECOND) % NANOS_PER_MILLI;
    return (now.toEpochMilli() << FRACTION_BITS)
        | ((nanosOfMilli << FRACTION_BITS) / NANOS_PER_MILLI);
  }

  /** The UUID in a command id that was made here or in another process; empty for all others. */
  public static Optional<String> uuidIn(String commandId) {
    Matcher form = FORM.matcher(commandId);
    return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
  }
}
