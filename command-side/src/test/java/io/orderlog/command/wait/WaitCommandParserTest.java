package io.orderlog.command.wait;

import io.orderlog.command.token.TokenSecrets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.wait.WaitCommand.Join;
import io.orderlog.domain.wait.WaitCommand.Leave;
import io.orderlog.http.body.JsonBody;
import io.orderlog.http.problem.Problem.FieldError;
import io.orderlog.http.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitCommandParserTest {

  private static final String WAIT = "2491f54e-288e-8f3d-936a-7fe0e3c29e1d";
  private static final TokenSecrets SECRETS =
      new TokenSecrets(List.of("0123456789abcdef0123456789abcdef"));

  @Test
  void a_body_is_a_command() {
    assertThat(WaitCommandParser.join(WAIT, JsonBody.parse("{\"email\":\"ada@example.org\"}")))
        .isEqualTo(new Join(WAIT, "ada@example.org"));
    String token = SECRETS.token(WaitCommandParser.leaving("mug", WAIT)).orElseThrow();
    assertThat(WaitCommandParser.leave(
        SECRETS, "mug", WAIT, JsonBody.parse("{\"token\":\"" + token + "\"}")))
        .isEqualTo(new Leave(WAIT));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{} | email",
      "{\"email\":1} | email",
      "{\"email\":\"a@b\",\"waitId\":\"x\"} | waitId"})
  void every_mistake_in_the_shape_of_a_body_is_named(String body, String field) {
    assertThatThrownBy(() -> WaitCommandParser.join(WAIT, JsonBody.parse(body)))
        .isInstanceOfSatisfying(ProblemException.class, refused -> {
          assertThat(refused.problem().status()).isEqualTo(400);
          assertThat(refused.problem().errors()).extracting(FieldError::field)
              .containsExactly(field);
        });
  }

  @Test
  void who_is_told_has_an_address() {
    assertThatThrownBy(
        () -> WaitCommandParser.join(WAIT, JsonBody.parse("{\"email\":\"nobody\"}")))
        .isInstanceOf(InvalidCommandException.class);
  }

  @Test
  void nobody_leaves_for_another() {
    String token = SECRETS.token(WaitCommandParser.leaving("cup", WAIT)).orElseThrow();
    assertThatThrownBy(() -> WaitCommandParser.leave(
        SECRETS, "mug", WAIT, JsonBody.parse("{\"token\":\"" + token + "\"}")))
        .isInstanceOfSatisfying(ProblemException.class,
            refused -> assertThat(refused.problem().status()).isEqualTo(403));
  }

  @Test
  void without_secrets_the_setting_is_named() {
    assertThatThrownBy(() -> WaitCommandParser.leave(
        TokenSecrets.none(), "mug", WAIT, JsonBody.parse("{\"token\":\"\"}")))
        .isInstanceOfSatisfying(ProblemException.class, refused -> {
          assertThat(refused.problem().status()).isEqualTo(503);
          assertThat(refused.problem().detail()).contains("ORDERLOG_WAIT_SECRETS");
        });
  }
}
