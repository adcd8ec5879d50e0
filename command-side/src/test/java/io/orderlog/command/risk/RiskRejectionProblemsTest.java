package io.orderlog.command.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.risk.RiskRejection;
import io.orderlog.domain.risk.RiskRejection.AlreadyBlocked;
import io.orderlog.domain.risk.RiskRejection.NotBlocked;
import io.orderlog.http.problem.Problem;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RiskRejectionProblemsTest {

  static Stream<Arguments> problems() {
    return Stream.of(
        Arguments.of(new AlreadyBlocked("a stolen card"), "subject-blocked",
            "customer:1 is blocked already: a stolen card"),
        Arguments.of(new NotBlocked(), "subject-not-blocked", "customer:1 is not blocked"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void says_why(RiskRejection reason, String slug, String words) {
    Problem problem = RiskRejectionProblems.of(reason, "customer:1");
    assertThat(problem.status()).isEqualTo(409);
    assertThat(problem.type()).isEqualTo("urn:orderlog:problem:" + slug);
    assertThat(problem.detail()).isEqualTo(words);
  }

  @Test
  void every_rejection_is_one() {
    assertThat(problems()
        .map(each -> Objects.requireNonNull(each.get()[0]).getClass().getSimpleName()))
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(RiskRejection.class));
  }
}
