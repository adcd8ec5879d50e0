package io.orderlog.command.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.command.effects.EffectFailedException;
import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.domain.payment.PaymentCommand.RecordCaptureFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordDeclined;
import io.orderlog.domain.payment.PaymentCommand.RecordVoidFailed;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentRequest.CancelAuthorisation;
import io.orderlog.domain.payment.PaymentRequest.Find;
import io.orderlog.domain.payment.PaymentRequest;
import io.orderlog.http.HttpServer;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a provider that has never heard of a payment is taken to say. */
class PaymentProviderPortTest {

  private static final Instant AT = Instant.parse("2026-03-01T10:15:30Z");

  private volatile int status = 200;
  private volatile String answer = "{\"items\":[]}";
  private final HttpServer provider = HttpServer.start("127.0.0.1", 0, () -> "id",
      routes -> routes.get("/v1/payments", context -> context.status(status)
          .contentType("application/json").result(answer)));
  private final PaymentProviderClient client =
      new PaymentProviderClient(URI.create(provider.url()));

  @AfterEach
  void close() {
    client.close();
    provider.close();
  }

  @Test
  void what_was_to_be_asked_and_never_reached_it_says_so() throws Exception {
    assertThat(ask("auth-1", new Find("o-1", "auth-1", Optional.empty(), "auth-1")))
        .isEqualTo(new RecordDeclined("auth-1", "provider-not-reached"));
    assertThat(ask("capture-1", new Find("o-1", "auth-1", Optional.empty(), "capture-1")))
        .isEqualTo(new RecordCaptureFailed("capture-1", "provider-not-reached"));
  }

  @Test
  void what_is_to_be_done_with_money_that_it_does_not_know_is_refused_as_such() throws Exception {
    assertThat(ask("back-2", new CancelAuthorisation("o-1", "auth-1", Optional.empty())))
        .isEqualTo(new RecordVoidFailed("back-2", "provider-knows-no-payment"));
  }

  @Test
  void who_does_not_tell_has_not_said_that_there_is_nothing() {
    Find find = new Find("o-1", "auth-1", Optional.empty(), "auth-1");
    status = 404;
    assertThatThrownBy(() -> ask("auth-1", find)).isInstanceOf(EffectFailedException.class)
        .hasMessage("the payment provider does not tell: refused-404");
    assertThatThrownBy(() -> ask("back-2",
        new CancelAuthorisation("o-1", "auth-1", Optional.empty())))
        .isInstanceOf(EffectFailedException.class);
    status = 200;
    answer = "{\"welcome\":\"to somebody else\"}";
    assertThatThrownBy(() -> ask("auth-1", find)).isInstanceOf(EffectFailedException.class)
        .hasMessage("the payment provider answers no list of items");
  }

  private PaymentCommand ask(String txId, PaymentRequest request) throws Exception {
    return new PaymentProviderPort(client)
        .ask(new Effect<>(txId, 1, AT, AT, request), "payments/o-1/" + txId);
  }
}
