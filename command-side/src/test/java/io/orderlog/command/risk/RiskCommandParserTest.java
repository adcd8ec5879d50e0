package io.orderlog.command.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.risk.RiskCommand.Block;
import io.orderlog.domain.risk.RiskCommand.Unblock;
import io.orderlog.domain.risk.RiskPolicy;
import io.orderlog.domain.risk.RiskSubject;
import io.orderlog.http.body.JsonBody;
import io.orderlog.http.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class RiskCommandParserTest {

  private static final RiskPolicy POLICY = RiskPolicy.parse("customer: 5 in 1h; method: no limit");
  private static final ObjectNode BODY = JsonBody.parse("{\"reason\":\"a stolen card\"}");

  @Test
  void a_body_is_a_command() {
    assertThat(RiskCommandParser.block(POLICY, RiskSubject.customer("ada").id(), BODY))
        .isEqualTo(new Block("a stolen card"));
    assertThat(RiskCommandParser.block(POLICY, RiskSubject.method("ok").id(), BODY))
        .isEqualTo(new Block("a stolen card"));
    assertThat(RiskCommandParser.unblock(BODY)).isEqualTo(new Unblock("a stolen card"));
  }

  @Test
  void a_block_that_would_stop_nothing_is_refused() {
    String subject = "address:0123456789abcdef0123456789abcdef";
    assertThatThrownBy(() -> RiskCommandParser.block(POLICY, subject, BODY))
        .isInstanceOfSatisfying(ProblemException.class, refused -> {
          assertThat(refused.problem().status()).isEqualTo(409);
          assertThat(refused.problem().detail()).contains(subject, "ORDERLOG_RISK_RULES",
              "'address: no limit' is enough");
        });
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{} | reason", "{\"reason\":7} | reason", "{\"reason\":\"r\",\"until\":1} | until"})
  void every_mistake_in_the_shape_of_a_body_is_named(String body, String field) {
    assertThatThrownBy(() -> RiskCommandParser.unblock(JsonBody.parse(body)))
        .isInstanceOfSatisfying(ProblemException.class, refused -> {
          assertThat(refused.problem().status()).isEqualTo(400);
          assertThat(refused.problem().errors()).singleElement()
              .satisfies(error -> assertThat(error.field()).isEqualTo(field));
        });
  }

  @Test
  void a_reason_is_a_text() {
    assertThatThrownBy(() -> RiskCommandParser.unblock(JsonBody.parse("{\"reason\":\" \"}")))
        .isInstanceOf(InvalidCommandException.class);
  }
}
