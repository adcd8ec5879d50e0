package io.orderlog.command.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.endpoint.EndpointRejection;
import io.orderlog.domain.endpoint.EndpointRejection.AlreadyRecorded;
import io.orderlog.domain.endpoint.EndpointRejection.NoSuchEndpoint;
import io.orderlog.domain.endpoint.EndpointRejection.NotStopped;
import io.orderlog.domain.endpoint.EndpointRejection.Unchanged;
import io.orderlog.domain.endpoint.EndpointStatus;
import io.orderlog.http.problem.Problem;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Why an endpoint does not take a command, in HTTP's words. */
class EndpointRejectionProblemsTest {

  static Stream<Arguments> problems() {
    return Stream.of(
        Arguments.of(new NoSuchEndpoint(), 404, "endpoint-not-found", "no endpoint crm"),
        Arguments.of(new Unchanged(EndpointStatus.ACTIVE), 409, "endpoint-unchanged", "ACTIVE"),
        Arguments.of(new NotStopped(EndpointStatus.ACTIVE), 409, "endpoint-not-stopped",
            "crm has neither failed nor stopped; its status is ACTIVE"),
        Arguments.of(new AlreadyRecorded(EndpointStatus.GONE), 409, "endpoint-already-recorded",
            "its status is GONE"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void says_why(EndpointRejection reason, int status, String slug, String words) {
    Problem problem = EndpointRejectionProblems.of(reason, "crm");
    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.type()).isEqualTo("urn:orderlog:problem:" + slug);
    assertThat(problem.detail()).contains(words);
  }

  @Test
  void every_rejection_is_one_and_only_what_is_as_asked_is_a_success() {
    assertThat(problems()
        .map(each -> Objects.requireNonNull(each.get()[0]).getClass().getName()))
        .containsExactlyInAnyOrderElementsOf(Stream
            .of(EndpointRejection.class.getPermittedSubclasses()).map(Class::getName).toList());
    assertThat(problems().map(each -> (EndpointRejection) Objects.requireNonNull(each.get()[0]))
        .filter(reason -> EndpointRejectionProblems.unchanged(reason).isPresent()))
        .containsExactly(new Unchanged(EndpointStatus.ACTIVE));
  }
}
