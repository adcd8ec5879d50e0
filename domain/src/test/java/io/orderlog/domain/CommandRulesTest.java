package io.orderlog.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("strange-machine")
class CommandRulesTest {

  private static final Violation LENGTH = new Violation("name", "must have 1 to 4 characters");
  private static final Violation UNPRINTABLE = new Violation("name",
      "must have printable characters only");
  private static final Violation BLANK = new Violation("name", "must not be blank");

  @ParameterizedTest
  @ValueSource(strings = {"a", "abcd", " a b", "ß", "日本語", "a\u0301", "😀", "😀😀😀😀", "-", "0"})
  void a_text_of_1_to_4_printable_characters_is_fine(String text) {
    assertThat(violations(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "👩\u200d🚀", "❤️\u200d🔥", // one emoji of two
      "می\u200cخ", "क्\u200dष", // Persian and Hindi
      "a\u200d", "\u200ca"})
  void the_two_joiners_that_words_and_emoji_need_are_fine(String text) {
    assertThat(violations(text)).isEmpty();
  }

  /** A JDK's tables know one version of Unicode, and there will be others. */
  @ParameterizedTest
  @ValueSource(ints = {
      0x1faea, // a face of Unicode 17
      0x1fae9, // a face of Unicode 16
      0x0378, 0x2065, 0x1fbff, 0x3fff0, 0xe0fff, // not assigned yet
      0xe000, 0xf8ff, 0xfffd, 0xf0000, 0x10fffd, // private use
      0x0600, 0x06dd, 0x110bd, // signs that stand around numbers
      0x20c1, 0x20ff}) // currencies to come
  void what_unicode_leaves_open_is_fine(int codePoint) {
    assertThat(violations("a" + Character.toString(codePoint))).isEmpty();
  }

  @Test
  void a_flag_is_fine_and_counts_as_many_characters_as_it_has() {
    String scotland = codePoints(0x1f3f4, 0xe0067, 0xe0062, 0xe0073, 0xe0063, 0xe0074, 0xe007f);
    assertThat(violations("🇩🇪")).isEmpty();
    assertThat(violations("❤\ufe0f")).isEmpty();
    assertThat(violations("葛" + codePoints(0xe0100))).isEmpty();
    assertThat(violations(scotland)).containsExactly(LENGTH);
    assertThatCode(() -> new CommandRules().requireText(scotland, 7, "name").check())
        .doesNotThrowAnyException();
  }

  @Test
  void what_only_changes_its_neighbours_is_blank_without_any() {
    for (int codePoint : new int[]{0xfe0f, 0xe0100, 0xe0067, 0xe007f, 0x180b}) {
      assertThat(violations(codePoints(codePoint, ' ', codePoint))).containsExactly(BLANK);
    }
  }

  /** What is refused is what was refused when this was written, or it would be folded no more. */
  @Test
  void the_verdict_is_that_of_a_list_and_not_of_a_jdk() {
    long refused = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(codePoint -> !TextRules.isPrintable(codePoint)).count();
    long controls = 0x20 + 0x21;
    long noCharacters = 0x800 + 0x20 + 2 * 17;
    long invisible = 4 + 2 + 5 + 6 + 3;
    long turning = 1 + 2 + 5 + 4;
    assertThat(refused).isEqualTo(controls + noCharacters + invisible + turning);
  }

  private static String codePoints(int... codePoints) {
    return new String(codePoints, 0, codePoints.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200d", "\u200c", "\u200d\u200c\u200d", " \u200d", "\u200c\u3000"})
  void joiners_alone_join_nothing_and_are_as_blank_as_spaces(String text) {
    assertThat(violations(text)).containsExactly(BLANK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abcde", "😀😀😀😀😀"})
  void the_length_counts_characters_as_people_do_and_not_as_java_does(String text) {
    assertThat(violations(text)).containsExactly(LENGTH);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "a\n", "a\tb", "\0", "a\u007f", "a\u0085", // control
      "a\ud83d", "\ude00b", "\ude00\ud83d", // a surrogate without its other half
      "a\u2028b", "a\u2029b", // line and paragraph separator
      "a\u200b", "a\u200e", "a\u2060b", "a\u00adb", "\ufeffa", // invisible
      "a\u202eb", "a\u2066b", // turning what follows around
      "a\ufffe", "a\uffff", "\ufdd0", "\udbff\udfff", // no characters, for ever
      "\udb40\udc01", // a tag for a language
      "\r\n"})
  void characters_that_cannot_be_printed_are_refused(String text) {
    assertThat(violations(text)).contains(UNPRINTABLE).doesNotContain(LENGTH);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "    ", "\u00a0", "\u3000", " \u2003 "})
  void spaces_alone_are_refused_whatever_their_width(String text) {
    assertThat(violations(text)).containsExactly(BLANK);
  }

  @Test
  void one_text_can_break_several_rules() {
    assertThat(violations("ab\ncde")).containsExactly(LENGTH, UNPRINTABLE);
    assertThat(violations("     ")).containsExactly(LENGTH, BLANK);
  }

  @Test
  void all_violations_are_reported_at_once_in_the_order_of_the_rules() {
    CommandRules rules = new CommandRules()
        .require(false, "lines[3].quantity", "must be from 1 to 9")
        .require(true, "currency", "must be known")
        .require(false, "amount", "must not be negative");
    assertThatExceptionOfType(InvalidCommandException.class).isThrownBy(rules::check)
        .withMessage("lines[3].quantity must be from 1 to 9; amount must not be negative")
        .extracting(InvalidCommandException::violations).isEqualTo(List.of(
            new Violation("lines[3].quantity", "must be from 1 to 9"),
            new Violation("amount", "must not be negative")));
  }

  @Test
  void the_entries_of_a_list_are_named_by_their_place() {
    CommandRules rules = new CommandRules().require(false, "lines", "must be sorted");
    rules.entry("lines", 3).require(true, "sku", "must be").require(false, "price", "must be even")
        .entry("taxes", 0).require(false, "rate", () -> "must be known");
    assertThatExceptionOfType(InvalidCommandException.class).isThrownBy(rules::check).withMessage(
        "lines must be sorted; lines[3].price must be even; lines[3].taxes[0].rate must be known");
  }

  @Test
  void a_message_is_made_for_a_broken_rule_only() {
    assertThatCode(() -> new CommandRules().require(true, "name", () -> {
      throw new AssertionError("asked for the message of a rule that holds");
    }).check()).doesNotThrowAnyException();
  }

  @Test
  void without_a_broken_rule_the_check_passes() {
    assertThatCode(() -> new CommandRules().require(true, "name", "must be").check())
        .doesNotThrowAnyException();
  }

  private static List<Violation> violations(String text) {
    try {
      new CommandRules().requireText(text, 4, "name").check();
      return List.of();
    } catch (InvalidCommandException invalid) {
      return invalid.violations();
    }
  }
}
