package io.orderlog.command.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderId;
import io.orderlog.domain.payment.PaymentCommand.Authorise;
import io.orderlog.domain.payment.PaymentCommand.Capture;
import io.orderlog.domain.payment.PaymentCommand.Expire;
import io.orderlog.domain.payment.PaymentCommand.GiveBack;
import io.orderlog.domain.payment.PaymentCommand.RecordActionRequired;
import io.orderlog.domain.payment.PaymentCommand.RecordAttemptFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordAuthorised;
import io.orderlog.domain.payment.PaymentCommand.RecordCaptureFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordCaptured;
import io.orderlog.domain.payment.PaymentCommand.RecordChargedBack;
import io.orderlog.domain.payment.PaymentCommand.RecordDeclined;
import io.orderlog.domain.payment.PaymentCommand.RecordRefundFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordRefunded;
import io.orderlog.domain.payment.PaymentCommand.RecordVoidFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordVoided;
import io.orderlog.domain.payment.PaymentCommand.Refund;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.eventlog.event.MetadataRules;
import java.time.Instant;
import java.util.Currency;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("strange-machine")
class PaymentCommandHashTest {

  private static final String ORDER = "dfedfb13-5d6a-4b6e-9c3e-0a1b2c3d4e5f";
  private static final Instant TIME = Instant.parse("2026-03-01T10:15:30.120Z");
  private static final Currency EUR = Money.currency("EUR").orElseThrow();

  /** These stand in logs: a hash that changes would turn a retried command into another one. */
  static Stream<Arguments> hashes() {
    return Stream.of(
        Arguments.of(new Authorise(new OrderId(ORDER), "auth-1", 1990, EUR, "ok", TIME),
            "VtdlHP00M1QynYIw43kUCw"),
        Arguments.of(new Capture("capture-1", 1990), "5ilmRW9PaJnMfCsZFFCuhg"),
        Arguments.of(new Refund("refund-1", 700, "broken"), "1zJZDU7PLNgwe4SZA-yKvA"),
        Arguments.of(new GiveBack("give-back", "cancelled"), "gUXv9iSZuiQrLLFH9bPpMQ"),
        Arguments.of(new RecordAuthorised("auth-1", "pi_1", 1990, TIME), "B6TPeqc7Q_oq_PvthUTzOA"),
        Arguments.of(new RecordDeclined("auth-1", "no funds"), "KvB_se-np7b588nG8sYetA"),
        Arguments.of(new RecordActionRequired("auth-1", "https://bank.example/é"),
            "vNAbJLopnunv4gobBiaDjw"),
        Arguments.of(new RecordCaptured("capture-1", "auth-1", "pi_1", 1990),
            "gsj1F-y8MGtF01EColW0dQ"),
        Arguments.of(new RecordCaptureFailed("capture-1", "busy"), "uAB0pCpN0f91m-hFLYCM0w"),
        Arguments.of(new RecordVoided("back-3", "auth-1"), "2fU_ZySsOT8O6QYUvZ8uGw"),
        Arguments.of(new RecordVoidFailed("back-3", "busy"), "UpPho6ZnQ6DIwD5yJJ3NlA"),
        Arguments.of(new RecordRefunded("refund-1", "auth-1", 700), "Q8mTDY3ctLCGAJLE5gAgqQ"),
        Arguments.of(new RecordRefundFailed("refund-1", "busy"), "SfNraaXJDp44rkqnxUKOPw"),
        Arguments.of(new RecordChargedBack("dispute-1", "auth-1", 1990), "dn8nDPGXrnP9zkx19mQI6w"),
        Arguments.of(new RecordAttemptFailed("auth-1", 2, "timeout"), "K5TLp6BNOTgqizzdaMOWbw"),
        Arguments.of(new Expire("auth-1"), "2jtkg_uJ14Vxhx61OCTPUQ"));
  }

  @ParameterizedTest
  @MethodSource("hashes")
  void is_the_same_for_ever(PaymentCommand command, String hash) {
    assertThat(PaymentCommandHash.of(command)).isEqualTo(hash)
        .matches(MetadataRules::isCommandHash);
  }

  @Test
  void every_command_has_one() {
    assertThat(hashes()
        .map(each -> Objects.requireNonNull(each.get()[0]).getClass().getSimpleName()))
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(PaymentCommand.class));
  }

  @Test
  void differs_between_commands() {
    assertThat(hashes().map(each -> each.get()[1])).doesNotHaveDuplicates();
  }
}
