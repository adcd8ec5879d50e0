package io.orderlog.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;

/** What every problem document promises, and what one says in particular. */
public final class ProblemAssert extends AbstractAssert<ProblemAssert, HttpAnswer> {

  /** Names of classes, options of libraries and traces of a stack: nobody's business outside. */
  private static final Pattern INTERNALS = Pattern.compile(
      "Exception|\\w+\\.java|\\b(java|io|org|com|tools|kotlin)\\.[a-z]+\\.|`|\\[Source"
          + "|\\bat \\w+\\.");

  private ProblemAssert(HttpAnswer answer) {
    super(answer, ProblemAssert.class);
  }

  /** Checks what all problems have in common, and then the status and the type of this one. */
  public static ProblemAssert assertProblem(HttpAnswer answer, int status, String slug) {
    return new ProblemAssert(answer).isWellFormed().is(status, slug);
  }

  /** These fields are wrong, in this order, and no others. */
  public ProblemAssert hasErrorsIn(String... fields) {
    List<String> found = new ArrayList<>();
    for (JsonNode error : actual.json().path("errors")) {
      found.add(error.path("field").asString());
      Assertions.assertThat(error.path("message").asString()).isNotBlank();
    }
    Assertions.assertThat(found).as("%s", actual).containsExactly(fields);
    return this;
  }

  public ProblemAssert saysInDetail(String words) {
    Assertions.assertThat(actual.json().path("detail").asString()).contains(words);
    return this;
  }

  public ProblemAssert hasRetryAfter() {
    Assertions.assertThat(actual.header("Retry-After")).matches("[1-9]\\d*");
    return this;
  }

  /** The member of the document, as text. */
  public ProblemAssert has(String member, Object value) {
    Assertions.assertThat(actual.json().path(member).asString())
        .as("%s of %s", member, actual).isEqualTo(String.valueOf(value));
    return this;
  }

  /** The document has this in it, as it is written. */
  public ProblemAssert hasText(String text) {
    Assertions.assertThat(actual.body()).contains(text);
    return this;
  }

  public ProblemAssert hasNo(String member) {
    Assertions.assertThat(actual.json().has(member)).as("%s in %s", member, actual).isFalse();
    return this;
  }

  private ProblemAssert isWellFormed() {
    Assertions.assertThat(actual.header("Content-Type")).as("%s", actual)
        .isEqualTo("application/problem+json");
    Assertions.assertThat(actual.header("Server")).isEmpty();
    Assertions.assertThat(actual.header("X-Powered-By")).isEmpty();
    Assertions.assertThat(actual.body()).doesNotContainPattern(INTERNALS);
    Assertions.assertThat(actual.json().path("title").asString()).isNotBlank();
    Assertions.assertThat(actual.json().path("detail").asString()).isNotBlank();
    return this;
  }

  private ProblemAssert is(int status, String slug) {
    Assertions.assertThat(actual.status()).as("%s", actual).isEqualTo(status);
    Assertions.assertThat(actual.json().path("status").asInt()).isEqualTo(status);
    Assertions.assertThat(actual.json().path("type").asString())
        .isEqualTo("urn:orderlog:problem:" + slug);
    return this;
  }
}
