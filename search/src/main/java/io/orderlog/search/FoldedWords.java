package io.orderlog.search;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Makes words the same that differ only in how they are written: in upper and lower case, with
 * accents or without, composed or decomposed, with {@code ß} or {@code ss}. Used by one thread.
 */
final class FoldedWords extends TokenFilter {

  /** Accents of Latin, Greek and Cyrillic; those of other alphabets make other words. */
  private static final Pattern LEFT_OUT = Pattern.compile("[\\u0300-\\u036f\\p{Cf}]+");

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  FoldedWords(TokenStream words) {
    super(words);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    if (!isPlain()) {
      String folded = fold(term.toString());
      term.setEmpty().append(folded);
    }
    return true;
  }

  /** As most ids are. */
  private boolean isPlain() {
    for (int i = 0; i < term.length(); i++) {
      char each = term.charAt(i);
      if (each >= 0x80 || (each >= 'A' && each <= 'Z')) {
        return false;
      }
    }
    return true;
  }

  /** A word of which nothing would be left stays. */
  static String fold(String word) {
    String bare =
        LEFT_OUT.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD)).replaceAll("");
    // One sharp s has no capital, the other does; two letters that end a word are one in capitals.
    String folded = lower(lower(bare).toUpperCase(Locale.ROOT));
    return folded.isEmpty() ? word : Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  private static String lower(String text) {
    return text.codePoints().map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
