package io.orderlog.http.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.Json;
import io.orderlog.http.problem.Problem.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients read these documents; what is in them and in which order does not change. */
class ProblemTest {

  @Test
  void members_of_its_own_stand_between_those_of_all_problems_and_the_errors() {
    Problem problem = Problem.of(422, "sku-not-in-order", "The command breaks a rule", "sku must")
        .withErrors(List.of(new FieldError("sku", "must")))
        .about("orderId", "an-id", 3);

    assertThat(json(problem)).isEqualTo("""
        {"type":"urn:orderlog:problem:sku-not-in-order","title":"The command breaks a rule",\
        "status":422,"detail":"sku must","orderId":"an-id","version":3,\
        "errors":[{"field":"sku","message":"must"}]}""");
  }

  @Test
  void what_it_does_not_have_is_left_out() {
    assertThat(json(Problem.unavailable("overloaded", "Too many", "try again soon")))
        .isEqualTo("""
            {"type":"urn:orderlog:problem:overloaded","title":"Too many","status":503,\
            "detail":"try again soon"}""");
  }

  @Test
  void an_aggregate_that_does_not_exist_has_no_version() {
    assertThat(json(Problem.of(404, "order-not-found", "No such order", "There is none")
        .about("orderId", "an-id", 0))).isEqualTo("""
            {"type":"urn:orderlog:problem:order-not-found","title":"No such order","status":404,\
            "detail":"There is none","orderId":"an-id"}""");
  }

  @Test
  void other_members_stand_in_the_order_in_which_they_were_added() {
    assertThat(json(Problem.of(503, "outcome-unknown", "Not known", "Send it again")
        .with(Problem.IDEMPOTENCY_KEY, "k").with(Problem.ERROR_ID, "e"))).isEqualTo("""
            {"type":"urn:orderlog:problem:outcome-unknown","title":"Not known","status":503,\
            "detail":"Send it again","idempotencyKey":"k","errorId":"e"}""");
  }

  private static String json(Problem problem) {
    return new String(Json.bytes(problem), UTF_8);
  }
}
