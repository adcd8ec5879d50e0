package io.orderlog.command.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.CommandOutcome.CommandIdReused;
import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.command.CommandOutcome.Unknown;
import io.orderlog.command.CommandOutcome.VersionMismatch;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.http.Json;
import io.orderlog.http.problem.Problem;
import org.junit.jupiter.api.Test;

/** The answers that clients of orders have always had, and those of others in the same words. */
class OutcomeProblemsTest {

  private static final OutcomeProblems<String> OF_ORDERS = new OutcomeProblems<>("order", "orderId",
      (reason, id) -> Problem.of(409, reason, "Not allowed", id + " does not allow it"));
  private static final OutcomeProblems<String> OF_TALLIES = new OutcomeProblems<>("tally", "tally",
      (reason, id) -> Problem.of(409, reason, "Not allowed", id + " does not allow it"));

  @Test
  void an_order_at_another_version() {
    assertThat(json(OF_ORDERS, new VersionMismatch<>(3))).isEqualTo("""
        {"type":"urn:orderlog:problem:version-mismatch","title":"The order has moved on",\
        "status":412,"detail":"The order is at version 3, which If-Match does not name",\
        "orderId":"id-1","version":3}""");
  }

  @Test
  void an_order_that_is_not_there() {
    assertThat(json(OF_ORDERS, new VersionMismatch<>(0))).isEqualTo("""
        {"type":"urn:orderlog:problem:order-not-found","title":"No such order","status":404,\
        "detail":"There is no order id-1","orderId":"id-1"}""");
  }

  @Test
  void a_rejection_names_the_aggregate_and_its_version() {
    assertThat(json(OF_ORDERS, new Rejected<>("last-line", 4))).isEqualTo("""
        {"type":"urn:orderlog:problem:last-line","title":"Not allowed","status":409,\
        "detail":"id-1 does not allow it","orderId":"id-1","version":4}""");
    assertThat(json(OF_TALLIES, new Rejected<>("too-much", 4)))
        .contains("\"tally\":\"id-1\",\"version\":4}");
  }

  @Test
  void an_unknown_outcome_names_the_key() {
    assertThat(json(OF_ORDERS, new Unknown<>("no answer")))
        .contains("\"status\":503").endsWith("\"idempotencyKey\":\"key-1\"}");
  }

  @Test
  void each_kind_of_aggregate_is_called_by_its_own_name() {
    assertThat(json(OF_TALLIES, new VersionMismatch<>(0)))
        .contains("tally-not-found", "No such tally", "There is no tally id-1");
    assertThat(json(OF_TALLIES, new VersionMismatch<>(3))).contains("The tally has moved on");
    assertThat(json(OF_TALLIES, new CommandIdReused<>()))
        .contains("Another command for this tally");
    assertThat(OF_TALLIES.noId("must be a word").detail())
        .isEqualTo("The id in the path must be a word");
  }

  @Test
  void there_is_no_problem_with_what_was_accepted() {
    assertThatThrownBy(() -> json(OF_ORDERS,
        new Accepted<>(1, "PLACED", new LogPosition(0, 0), false)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String json(OutcomeProblems<String> problems, CommandOutcome<String> outcome) {
    return new String(Json.bytes(problems.of(outcome, "id-1", "key-1")), UTF_8);
  }
}
