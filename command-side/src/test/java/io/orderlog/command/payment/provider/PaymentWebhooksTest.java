package io.orderlog.command.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.orderlog.command.webhook.Heard;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentCommand.RecordAuthorised;
import io.orderlog.domain.payment.PaymentCommand.RecordCaptured;
import io.orderlog.domain.payment.PaymentCommand.RecordChargedBack;
import io.orderlog.domain.payment.PaymentCommand.RecordDeclined;
import io.orderlog.domain.payment.PaymentCommand.RecordRefunded;
import io.orderlog.domain.payment.PaymentCommand.RecordVoided;
import io.orderlog.http.body.JsonBody;
import io.orderlog.http.problem.ProblemException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentWebhooksTest {

  private static final String ORDER = "0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b";
  private static final String DATA = "\"id\":\"pay_1\",\"reference\":\"" + ORDER
      + "\",\"paymentKey\":\"payments/" + ORDER + "/auth/1\",\"amount\":1990,"
      + "\"currency\":\"EUR\"";
  private static final String KEY = ",\"key\":\"payments/" + ORDER + "/tx-2\"";
  private static final String OPERATION = ",\"operationId\":\"pay_1-1\"";

  @Test
  void what_happened_to_a_payment_is_a_fact_about_its_authorisation() {
    assertThat(read("payment.authorised", ",\"until\":\"2026-03-08T10:15:30Z\""))
        .isEqualTo(new RecordAuthorised(
            "auth/1", "pay_1", 1990, Instant.parse("2026-03-08T10:15:30Z")));
    assertThat(read("payment.authorised", "")).isEqualTo(new RecordAuthorised(
        "auth/1", "pay_1", 1990, Instant.parse("9999-12-31T00:00:00Z")));
    assertThat(read("payment.declined", ",\"code\":\"no-funds\""))
        .isEqualTo(new RecordDeclined("auth/1", "no-funds"));
    assertThat(read("payment.declined", ""))
        .isEqualTo(new RecordDeclined("auth/1", "declined"));
  }

  @Test
  void what_was_asked_of_it_is_named_by_its_key() {
    assertThat(read("payment.captured", KEY + OPERATION))
        .isEqualTo(new RecordCaptured("tx-2", "auth/1", "pay_1", 1990));
    assertThat(read("payment.refunded", KEY + OPERATION))
        .isEqualTo(new RecordRefunded("tx-2", "auth/1", 1990));
    assertThat(read("payment.voided", KEY + OPERATION))
        .isEqualTo(new RecordVoided("tx-2", "auth/1"));
  }

  @Test
  void what_nobody_asked_for_is_called_as_the_provider_calls_it() {
    assertThat(read("payment.charged-back", OPERATION))
        .isEqualTo(new RecordChargedBack("pay_1-1", "auth/1", 1990));
    assertThat(read("payment.refunded", OPERATION + ",\"key\":\"by hand\""))
        .isEqualTo(new RecordRefunded("pay_1-1", "auth/1", 1990));
  }

  @Test
  void more_may_be_told_one_day() {
    assertThat(PaymentWebhooks.read(JsonBody.parse("{\"type\":\"payment.disputed\"}"))).isEmpty();
    assertThat(read("payment.captured", KEY + ",\"more\":{\"than\":1}"))
        .isInstanceOf(RecordCaptured.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"type\":7}", "{\"type\":\"\"}",
      "{\"type\":\"payment.captured\"}", "{\"type\":\"payment.captured\",\"data\":[]}",
      "{\"type\":\"payment.captured\",\"data\":{}}",
      "{\"type\":\"payment.captured\",\"data\":{" + DATA + "}}",
      "{\"type\":\"payment.authorised\",\"data\":{" + DATA + ",\"until\":\"tomorrow\"}}",
      "{\"type\":\"payment.authorised\",\"data\":{" + DATA
          + ",\"until\":\"-100000000-01-01T00:00:00Z\"}}",
      "{\"type\":\"payment.declined\",\"data\":{" + DATA + ",\"code\":null}}"})
  void what_is_malformed_is_refused(String body) {
    refused(body, 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "\"1990\"", "1e3", "99999999999999999999", "null"})
  void an_amount_is_a_whole_number(String amount) {
    refused("{\"type\":\"payment.authorised\",\"data\":{"
        + DATA.replace("1990", amount) + "}}", 400);
  }

  @Test
  void what_is_about_a_payment_of_somebody_else_is_refused() {
    refused("{\"type\":\"payment.captured\",\"data\":{" + DATA.replaceFirst(ORDER, "order 7")
        + KEY + "}}", 404);
    refused("{\"type\":\"payment.captured\",\"data\":{" + DATA.replace("payments/", "cash/")
        + KEY + "}}", 404);
    refused("{\"type\":\"payment.captured\",\"data\":{" + DATA.replace("/auth/1", "/")
        + KEY + "}}", 404);
  }

  private static PaymentCommand read(String type, String more) {
    Heard<PaymentCommand> heard = PaymentWebhooks.read(JsonBody.parse(
        "{\"type\":\"" + type + "\",\"data\":{" + DATA + more + "}}")).orElseThrow();
    assertThat(heard.streamId()).isEqualTo(ORDER);
    return heard.fact();
  }

  private static void refused(String body, int status) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> PaymentWebhooks.read(JsonBody.parse(body)))
        .satisfies(refused -> assertThat(refused.problem().status()).isEqualTo(status));
  }
}
