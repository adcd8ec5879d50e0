package io.orderlog.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Collects what is wrong with a command while its constructor runs, so that a client learns of all
 * mistakes at once. As nearly all commands are right, names and messages are put together only for
 * a rule that is broken. Used by one thread.
 */
public final class CommandRules {

  /** A plane of characters that mean something only to those who agree on it. */
  private static final int PRIVATE_USE = 0x100000;

  private final List<Violation> violations;
  private final UnaryOperator<String> path;

  public CommandRules() {
    this(new ArrayList<>(), UnaryOperator.identity());
  }

  private CommandRules(List<Violation> violations, UnaryOperator<String> path) {
    this.violations = violations;
    this.path = path;
  }

  /** The rules for one entry of a list, whose {@code sku} is the command's {@code lines[3].sku}. */
  public CommandRules entry(String list, int index) {
    return new CommandRules(violations, field -> path.apply(list + "[" + index + "]." + field));
  }

  /** Notes a violation unless the rule holds. */
  public CommandRules require(boolean holds, String field, String message) {
    return require(holds, field, () -> message);
  }

  /** Notes a violation unless the rule holds; only then is the message asked for. */
  public CommandRules require(boolean holds, String field, Supplier<String> message) {
    if (!holds) {
      violations.add(new Violation(path.apply(field), message.get()));
    }
    return this;
  }

  /**
   * Requires 1 to {@code maxLength} code points, all printable and not all of them blank, as
   * {@link TextRules} has it.
   */
  public CommandRules requireText(String text, int maxLength, String field) {
    int length = text.codePointCount(0, text.length());
    return require(length >= 1 && length <= maxLength, field,
        () -> "must have 1 to " + maxLength + " characters")
        .require(text.codePoints().allMatch(TextRules::isPrintable), field,
            "must have printable characters only")
        .require(length == 0 || !text.codePoints().allMatch(TextRules::isBlank), field,
            "must not be blank");
  }

  /** Whether a text keeps what {@link #requireText} requires. */
  public static boolean isText(String text, int maxLength) {
    CommandRules rules = new CommandRules().requireText(text, maxLength, "text");
    return rules.violations.isEmpty();
  }

  /**
   * A text of history as it passes {@link #requireText} if it ever did: of the same length, and
   * another for each text. Variation selectors are blank today and were not always, so characters
   * that are not blank stand for them.
   */
  public static String ofItsDay(String text) {
    return text.codePoints().noneMatch(TextRules::isVariation)
        ? text
        : text.codePoints().map(c -> TextRules.isVariation(c) ? PRIVATE_USE | (c & 0xffff) : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /**
   * Ends the check, of all entries too.
   *
   * @throws InvalidCommandException if any rule was broken
   */
  public void check() {
    if (!violations.isEmpty()) {
      throw new InvalidCommandException(violations);
    }
  }
}
