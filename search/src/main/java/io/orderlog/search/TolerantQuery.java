package io.orderlog.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Finds things in which each word stands somewhere: as it is, at the beginning of a longer one, or
 * with a typo or two. As it is counts most.
 */
final class TolerantQuery {

  private static final float AS_IT_IS = 8;
  private static final float AT_THE_BEGINNING = 3;
  private static final float WITH_TYPOS = 1;
  private static final int SHORTEST_BEGINNING = 2;
  /** Shorter words have too many neighbours. */
  private static final int ONE_TYPO_FROM = 4;
  private static final int TWO_TYPOS_FROM = 8;
  /** A typo is seldom in the first letter, and the terms before it are many. */
  private static final int RIGHT_LETTERS = 1;
  /** With ten words in seven fields, Lucene takes no more than 1,024 clauses. */
  private static final int MOST_NEIGHBOURS = 12;

  private TolerantQuery() {}

  /**
   * The query.
   *
   * @param fields in which they may stand
   * @param words as {@link Words} has them; at least one
   */
  static Query of(List<String> fields, List<String> words) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    words.forEach(word -> all.add(anywhere(fields, word), Occur.MUST));
    return all.build();
  }

  private static Query anywhere(List<String> fields, String word) {
    List<Query> ways = new ArrayList<>();
    for (String field : fields) {
      Term term = new Term(field, word);
      ways.add(always(new TermQuery(term), AS_IT_IS));
      int length = word.codePointCount(0, word.length());
      if (length >= SHORTEST_BEGINNING) {
        ways.add(always(new PrefixQuery(term), AT_THE_BEGINNING));
      }
      if (length >= ONE_TYPO_FROM) {
        ways.add(always(new FuzzyQuery(term, length >= TWO_TYPOS_FROM ? 2 : 1, RIGHT_LETTERS,
            MOST_NEIGHBOURS, true), WITH_TYPOS));
      }
    }
    return new DisjunctionMaxQuery(ways, 0);
  }

  /** How rare a word is says little about ids, of which each is rare. */
  private static Query always(Query way, float score) {
    return new BoostQuery(new ConstantScoreQuery(way), score);
  }
}
