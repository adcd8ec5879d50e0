package io.orderlog.eventlog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of an event in the log. Offsets of one partition grow but are not dense: transaction
 * markers take some, and compaction may.
 *
 * @param partition from 0
 * @param offset from 0
 */
public record LogPosition(int partition, long offset) {

  private static final Pattern TEXT = Pattern.compile("(0|[1-9]\\d{0,8})@(0|[1-9]\\d{0,17})");

  /** Reads what {@link #toString} writes; empty if the text is anything else. */
  public static Optional<LogPosition> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(new LogPosition(
            Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  /** The form that clients see, as in {@code 3@1742}. */
  @Override
  public String toString() {
    return partition + "@" + offset;
  }
}
