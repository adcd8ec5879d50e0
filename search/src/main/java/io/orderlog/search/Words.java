package io.orderlog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * What a word is: as Unicode ends words (UAX 29), parted at all punctuation, and folded. No word is
 * left out, because ids have no words without meaning. Another rule here is another index; see
 * {@link IndexFolder}.
 */
final class Words extends Analyzer {

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    StandardTokenizer words = new StandardTokenizer();
    return new TokenStreamComponents(words, new FoldedWords(new PartedWords(words)));
  }

  @Override
  protected TokenStream normalize(String fieldName, TokenStream in) {
    return new FoldedWords(in);
  }

  /** The words of a text. */
  List<String> of(String text) {
    List<String> words = new ArrayList<>();
    try (TokenStream stream = tokenStream("", text)) {
      CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(word.toString());
      }
      stream.end();
      return words;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
