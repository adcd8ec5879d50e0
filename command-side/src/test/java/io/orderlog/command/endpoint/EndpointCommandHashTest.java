package io.orderlog.command.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.endpoint.EndpointCommand;
import io.orderlog.domain.endpoint.EndpointCommand.PutEndpoint;
import io.orderlog.domain.endpoint.EndpointCommand.RecordAttemptFailed;
import io.orderlog.domain.endpoint.EndpointCommand.RecordGone;
import io.orderlog.domain.endpoint.EndpointCommand.RecordRecovered;
import io.orderlog.domain.endpoint.EndpointCommand.RemoveEndpoint;
import io.orderlog.domain.endpoint.EndpointCommand.ResumeEndpoint;
import io.orderlog.domain.endpoint.EndpointExamples;
import io.orderlog.eventlog.event.MetadataRules;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The hashes of an endpoint's commands. */
class EndpointCommandHashTest {

  /** These stand in logs: a hash that changes would turn a retried command into another one. */
  static Stream<Arguments> hashes() {
    return Stream.of(
        Arguments.of(EndpointExamples.PUT, "K2pi7hx3O1a-bcQ4LGZEeQ"),
        Arguments.of(new RemoveEndpoint(), "jWx-YWSMHsPW3ys-DFMsTQ"),
        Arguments.of(new ResumeEndpoint(true), "_BsN4UDS_v5AzkT3XFx1HA"),
        Arguments.of(new RecordAttemptFailed(EndpointExamples.WEBHOOK, 2, "answered 500", 30),
            "lcYiuMSlkv04UXIY6NP0AQ"),
        Arguments.of(new RecordRecovered(EndpointExamples.WEBHOOK), "o-ycMkyrAiP29VqHnF-0Pw"),
        Arguments.of(new RecordGone(EndpointExamples.WEBHOOK), "BRKQFXbVA3Q8LlEAN7jCFg"));
  }

  @ParameterizedTest
  @MethodSource("hashes")
  void is_the_same_for_ever(EndpointCommand command, String hash) {
    assertThat(EndpointCommandHash.of(command)).isEqualTo(hash)
        .matches(MetadataRules::isCommandHash);
  }

  @Test
  void every_command_has_one_of_its_own() {
    assertThat(hashes()
        .map(each -> Objects.requireNonNull(each.get()[0]).getClass().getSimpleName()))
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(EndpointCommand.class));
    assertThat(hashes().map(each -> each.get()[1])).doesNotHaveDuplicates();
  }

  @Test
  void where_logs_end_is_no_part_of_what_is_asked() {
    assertThat(EndpointCommandHash.of(new PutEndpoint(EndpointExamples.URL, EndpointExamples.TYPES,
        EndpointExamples.SECRET, List.of())))
        .isEqualTo(EndpointCommandHash.of(EndpointExamples.PUT));
  }
}
