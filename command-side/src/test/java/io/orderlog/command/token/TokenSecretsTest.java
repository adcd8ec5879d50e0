package io.orderlog.command.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenSecretsTest {

  private static final String OLD = "0123456789abcdef0123456789abcdef";
  private static final String NEW = "fedcba9876543210fedcba9876543210";
  private static final String WAIT = "leave/mug/2491f54e-288e-8f3d-936a-7fe0e3c29e1d";
  private static final TokenSecrets SECRETS = new TokenSecrets(List.of(OLD));

  /** It stands in answers that somebody keeps. */
  @Test
  void a_token_is_the_same_for_ever() {
    assertThat(SECRETS.token(WAIT)).contains("eyUCrojIp2x4Fh7MGcBLLg");
  }

  @Test
  void a_token_is_good_for_one_thing_alone() {
    String token = SECRETS.token(WAIT).orElseThrow();
    assertThat(SECRETS.haveMade(token, WAIT)).isTrue();
    assertThat(SECRETS.haveMade(token, WAIT.replace("mug", "mugs"))).isFalse();
    assertThat(SECRETS.haveMade(token, WAIT.replace('d', 'e'))).isFalse();
    assertThat(SECRETS.haveMade("", WAIT)).isFalse();
    assertThat(SECRETS.haveMade(token + "A", WAIT)).isFalse();
  }

  @Test
  void a_secret_can_be_replaced_while_tokens_of_the_old_one_are_about() {
    String token = SECRETS.token(WAIT).orElseThrow();
    TokenSecrets both = new TokenSecrets(List.of(NEW, OLD));
    assertThat(both.haveMade(token, WAIT)).isTrue();
    assertThat(both.token(WAIT)).isPresent().isNotEqualTo(SECRETS.token(WAIT));
    assertThat(new TokenSecrets(List.of(NEW)).haveMade(token, WAIT)).isFalse();
  }

  @Test
  void without_a_secret_there_is_no_token() {
    assertThat(TokenSecrets.none().token(WAIT)).isEmpty();
    assertThat(TokenSecrets.none().haveMade("", WAIT)).isFalse();
  }

  @Test
  void a_secret_has_its_form_and_is_shown_to_nobody() {
    assertThatThrownBy(() -> new TokenSecrets(List.of("short")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(SECRETS.toString()).doesNotContain(OLD);
  }
}
