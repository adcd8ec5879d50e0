package io.orderlog.command.http;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest extends CommandApiFixture {

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "\"7\", \"1\"", "\"1\",\"2\""})
  void a_command_for_the_present_version_is_handled(String ifMatch) {
    assertThat(command(newOrder(), "pay", PAY, "If-Match", ifMatch).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "\"3\"", "\"0\"", "\"999999999999999999\""})
  void a_command_for_another_version_is_told_the_present_one(String ifMatch) {
    String orderId = newOrder("pay");
    assertProblem(command(orderId, "ship", SHIP, "If-Match", ifMatch), 412, "version-mismatch")
        .has("orderId", orderId).has("version", 2);
    assertThat(history(orderId)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "W/\"1\"", "\"one\"", "", "\"1\"\"2\"", "\"1", "\"-1\"",
      "\"9999999999999999999\""})
  void a_malformed_version_is_refused(String ifMatch) {
    assertProblem(command(newOrder(), "pay", PAY, "If-Match", ifMatch), 400, "invalid-request")
        .hasErrorsIn("If-Match");
  }

  @Test
  void of_many_commands_for_one_version_one_is_handled() {
    String orderId = newOrder();
    List<HttpAnswer> answers = inParallel(40, i -> command(orderId, "change-quantity",
        "{\"sku\":\"sku-1\",\"quantity\":" + (i + 3) + "}", "If-Match", "\"1\""));
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.status() != 200).hasSize(39).allSatisfy(
        answer -> assertProblem(answer, 412, "version-mismatch").has("version", 2));
    assertThat(history(orderId)).hasSize(2);
  }

  @Test
  void an_order_that_is_not_there_has_no_version_to_match() {
    assertProblem(command(newId(), "pay", PAY, "If-Match", "\"1\""), 404, "order-not-found");
  }

  @Test
  void what_was_done_before_is_answered_whatever_the_version_is_now() {
    String orderId = newOrder();
    var first = command(orderId, "pay", PAY, "If-Match", "\"1\"", "Idempotency-Key", "k");
    var again = command(orderId, "pay", PAY, "If-Match", "\"1\"", "Idempotency-Key", "k");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
  }
}
