package io.orderlog.search;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Parts words at punctuation, as in {@code tea_pot}, {@code v1.2} and {@code o'hara}, which Unicode
 * takes for one word each (UAX 29). Each part knows where it stands in the text. The words that
 * come in have the characters of the text, one by one. Used by one thread.
 */
final class PartedWords extends TokenFilter {

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private String word = "";
  private int wordStart;
  /** Behind the last part. */
  private int next;

  PartedWords(TokenStream words) {
    super(words);
  }

  @Override
  public boolean incrementToken() throws IOException {
    int start = skip(next, true);
    while (start == word.length()) {
      if (!input.incrementToken()) {
        return false;
      }
      word = term.toString();
      wordStart = offset.startOffset();
      start = skip(0, true);
    }
    next = skip(start, false);
    clearAttributes();
    term.append(word, start, next);
    offset.setOffset(wordStart + start, wordStart + next);
    return true;
  }

  /** The first place from here on that has punctuation not as said; the end if there is none. */
  private int skip(int from, boolean punctuation) {
    int at = from;
    while (at < word.length() && isPunctuation(word.codePointAt(at)) == punctuation) {
      at += Character.charCount(word.codePointAt(at));
    }
    return at;
  }

  private static boolean isPunctuation(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION, Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
        true;
      default -> false;
    };
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    word = "";
    next = 0;
  }
}
