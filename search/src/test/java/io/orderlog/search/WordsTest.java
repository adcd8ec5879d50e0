package io.orderlog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a word, and which two are the same. */
class WordsTest {

  @AutoClose
  private final Words words = new Words();

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"tea_pot|tea pot", "v1.2|v1 2", "o'hara|o hara",
      "o’hara|o hara", "a.b_c:d|a b c d", "1,000|1 000", "_tea__pot_|tea pot", "___|''",
      "tea-pot/5|tea pot 5", "Mug|mug", "1Z999|1z999", "ΟΔΟΣ|οδοσ", "οδος|οδοσ"})
  void punctuation_parts_words(String text, String parts) {
    assertThat(String.join(" ", words.of(text))).isEqualTo(parts);
  }

  @ParameterizedTest
  @CsvSource({"Straße,STRASSE", "Stra\u1e9ee,strasse", "M\u00fcller,mu\u0308ller",
      "M\u00fcller,Muller", "\uac00,\u1100\u1161", "\u30c0,\u30bf\u3099", "\ufb01nal,FINAL",
      "\uff34\uff45\uff41,tea", "Donau\u00addampf,donaudampf", "\u0130,i", "caf\u00e9,CAFE\u0301",
      "\u0439,\u0418\u0306"})
  void words_that_are_only_written_otherwise_are_the_same(String one, String other) {
    assertThat(words.of(one)).hasSize(1).isEqualTo(words.of(other));
  }

  @ParameterizedTest
  @CsvSource({"\u30bf,\u30c0", "tea,tee", "\u0915\u093f,\u0915"})
  void others_are_not(String one, String other) {
    assertThat(words.of(one)).isNotEqualTo(words.of(other));
  }

  @Test
  void each_knows_where_it_stands() throws IOException {
    String text = "Blue tea_pot of \"O'Hara\" & Mu\u0308ller, Stra\u00dfe 1.5";
    List<String> found = new ArrayList<>();
    try (TokenStream stream = words.tokenStream("name", text)) {
      OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        found.add(text.substring(place.startOffset(), place.endOffset()));
      }
      stream.end();
    }
    assertThat(found).containsExactly("Blue", "tea", "pot", "of", "O", "Hara",
        "Mu\u0308ller", "Stra\u00dfe", "1", "5");
  }
}
