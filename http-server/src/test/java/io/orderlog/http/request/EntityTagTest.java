package io.orderlog.http.request;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import io.orderlog.http.Json;
import io.orderlog.http.RawConnection;
import io.orderlog.http.ServerFixture;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("strange-machine")
class EntityTagTest extends ServerFixture {

  private static final EntityTag SEVEN = EntityTag.ofVersion(7);

  EntityTagTest() {
    super(routes -> routes.get("/tags", context -> Json.write(context,
        EntityTags.read(context, "If-None-Match").map(EntityTags::tags).orElse(List.of()))));
  }

  @Test
  void a_version_stands_in_quotes() {
    assertThat(SEVEN).hasToString("\"7\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"7\"", "W/\"7\"", "*", " * ", "\"6\", \"7\"", "\"6\",W/\"7\"",
      "\"a,b\" ,\"7\"", "\"a\\\",\"7\"", ",, \"7\" ,", "\"\",\"7\"", "\"7--gzip\"", "W/\"7--gzip\"",
      "\"\u00e9\", \"7\""})
  void is_named_by_headers_that_list_it(String ifNoneMatch) {
    assertThat(EntityTags.parse(ifNoneMatch).orElseThrow().namesWeakly(SEVEN)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"77\"", "\"7--br\"", "\"6\", \"8\"", "\"6,7\"", "\"\"", "\"6\\\", \"7\\\""})
  void is_not_named_by_others(String ifNoneMatch) {
    assertThat(EntityTags.parse(ifNoneMatch).orElseThrow().namesWeakly(SEVEN)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"*,true", "'\"7\"',true", "'\"6\", \"7\"',true", "'\"7--gzip\"',true",
      "'W/\"7\"',false", "'W/\"7--gzip\"',false", "'\"6\"',false", "'\"7--br\"',false"})
  void a_weak_one_is_not_the_same_to_the_last_byte(String ifMatch, boolean named) {
    assertThat(EntityTags.parse(ifMatch).orElseThrow().namesStrongly(SEVEN)).isEqualTo(named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", "7", "'7'", "\"7", "7\"", "\"7\"\"8\"", "w/\"7\"",
      "W/ \"7\"", "*, \"7\"", "\"7\", *", "\"7\"; q=1", "\"7 8\"", "**"})
  void what_is_no_list_of_tags_is_refused(String ifNoneMatch) {
    assertThat(EntityTags.parse(ifNoneMatch)).isEmpty();
    assertProblem(client().get("/tags", "If-None-Match", ifNoneMatch), 400, "invalid-request")
        .hasErrorsIn("If-None-Match");
  }

  @Test
  void several_lines_are_one_list() throws IOException {
    HttpAnswer answer = RawConnection.exchange(server().port(), """
        GET /tags HTTP/1.1
        Host: x
        If-None-Match: "6"
        Connection: close
        If-None-Match: W/"7", "8"

        """);
    assertThat(answer.body()).isEqualTo("[\"\\\"6\\\"\",\"W/\\\"7\\\"\",\"\\\"8\\\"\"]");
  }
}
