package io.orderlog.command.http;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import io.orderlog.http.RawConnection;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest extends CommandApiFixture {

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "\"7\", \"1\"", "\"1\",\"2\"", "*", "\"1--gzip\"", ",\"1\","})
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
      "*, \"1\"", "\"1,2\"", "\"1--br\"", ",",
      "\"9999999999999999999\""})
  void a_malformed_version_is_refused(String ifMatch) {
    assertProblem(command(newOrder(), "pay", PAY, "If-Match", ifMatch), 400, "invalid-request")
        .hasErrorsIn("If-Match");
  }

  @Test
  void several_lines_are_one_list() throws IOException {
    String orderId = newOrder();
    String head = "POST /orders/" + orderId + "/pay HTTP/1.1\nHost: x\nConnection: close\n"
        + "Content-Type: application/json\nContent-Length: " + PAY.length() + "\n";
    assertProblem(RawConnection.exchange(port(), head
        + "If-Match: \"7\"\nIf-Match: \"8\"\n\n" + PAY), 412, "version-mismatch");
    assertThat(RawConnection.exchange(port(), head
        + "If-Match: \"7\"\nIf-Match: \"1\"\n\n" + PAY).status()).isEqualTo(200);
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
    for (String ifMatch : List.of("\"1\"", "*")) {
      assertProblem(command(newId(), "pay", PAY, "If-Match", ifMatch), 404, "order-not-found");
      assertProblem(client().post("/orders", placing(newId()), "If-Match", ifMatch),
          404, "order-not-found");
    }
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
