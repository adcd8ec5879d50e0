package io.orderlog.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody may have meant who wrote a name that is not known. */
public final class NearestName {

  /**
   * From 0, nothing in common, to 1, the same; below this a suggestion puzzles more than it helps.
   */
  private static final double ALIKE = 0.8;
  private static final LevenshteinDistance SLIP = new LevenshteinDistance(2);

  private NearestName() {}

  /** The known name that is most like this one, if any is like it. */
  public static Optional<String> of(String name, Collection<String> known) {
    JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    return known.stream()
        .filter(candidate -> similarity.apply(name, candidate) >= ALIKE)
        .max(Comparator.comparingDouble((String candidate) -> similarity.apply(name, candidate))
            .thenComparing(Comparator.reverseOrder()));
  }

  /** The same as an end of a message, empty if there is none: {@code "; did you mean …?"}. */
  public static String question(String name, Collection<String> known) {
    return of(name, known).map(near -> "; did you mean " + near + "?").orElse("");
  }

  /** Whether two names differ in two characters at most, as after a slip of the fingers. */
  public static boolean isSlip(String name, String known) {
    return SLIP.apply(name, known) >= 0;
  }
}
