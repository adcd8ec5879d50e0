package io.orderlog.command.wait;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.wait.WaitRejection;
import io.orderlog.domain.wait.WaitRejection.AlreadyWaiting;
import io.orderlog.domain.wait.WaitRejection.InStock;
import io.orderlog.domain.wait.WaitRejection.NotDue;
import io.orderlog.domain.wait.WaitRejection.NotWaiting;
import io.orderlog.domain.wait.WaitRejection.TooManyWaiting;
import io.orderlog.domain.wait.WaitRejection.WaitIdTaken;
import io.orderlog.http.problem.Problem;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WaitRejectionProblemsTest {

  static Stream<Arguments> problems() {
    return Stream.of(
        Arguments.of(new InStock(), 409, "item-in-stock", "Some of mug can be had"),
        Arguments.of(new AlreadyWaiting(), 409, "already-waiting", "keeps its place"),
        Arguments.of(new WaitIdTaken(), 409, "wait-id-taken", "another Idempotency-Key"),
        Arguments.of(new TooManyWaiting(100_000), 409, "too-many-waiting", "wait 100000"),
        Arguments.of(new NotWaiting(), 404, "wait-not-found", "Nobody waits for mug"),
        Arguments.of(new NotDue(), 409, "nobody-to-tell", "told of mug"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void says_why(WaitRejection reason, int status, String slug, String words) {
    Problem problem = WaitRejectionProblems.of(reason, "mug");
    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.type()).isEqualTo("urn:orderlog:problem:" + slug);
    assertThat(problem.detail()).contains(words);
  }

  @Test
  void every_rejection_is_one() {
    assertThat(problems()
        .map(each -> Objects.requireNonNull(each.get()[0]).getClass().getName()))
        .containsExactlyInAnyOrderElementsOf(Stream
            .of(WaitRejection.class.getPermittedSubclasses()).map(Class::getName).toList());
  }
}
