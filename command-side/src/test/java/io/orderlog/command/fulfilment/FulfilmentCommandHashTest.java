package io.orderlog.command.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Abandon;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Approve;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Deliver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HandOver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAssessed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAuthorisationExpired;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAuthorisationGivenUp;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAuthorised;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearCancelTooLate;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearCaptureFailed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearCaptured;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearChargedBack;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearDeclined;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearDelivered;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearGivenBack;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearGivenUp;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearHandedOver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineBroken;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineConfirmed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineExpired;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineRefused;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineReleased;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineReserved;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderCancelled;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderIdTaken;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderPlaced;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderReturned;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearRefundFailed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearRefunded;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearShipmentCancelled;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearShipmentFailed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearShipmentGivenUp;
import io.orderlog.domain.fulfilment.FulfilmentCommand.PassDeadline;
import io.orderlog.domain.fulfilment.FulfilmentCommand.RefundSome;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Retry;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Start;
import io.orderlog.domain.fulfilment.FulfilmentCommand.UseMethod;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.risk.Verdict;
import io.orderlog.eventlog.event.MetadataRules;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("strange-machine")
class FulfilmentCommandHashTest {

  private static final PostalAddress ADDRESS =
      new PostalAddress("Ada", "Žitná 7", "120 00", "Praha", "CZ");
  private static final Currency EUR = Money.currency("EUR").orElseThrow();

  /** These stand in logs: a hash that changes would turn a retried command into another one. */
  static Stream<Arguments> hashes() {
    return Stream.of(
        Arguments.of(new Start("cart-1", "c-1", "ada@example.org", ADDRESS, EUR,
            List.of(new OrderLine("mug", 2, 995)),
            1990, "ok"), "nJaXjG_htJik30ldL-Y4rg"),
        Arguments.of(new HearOrderPlaced(), "jWx-YWSMHsPW3ys-DFMsTQ"),
        Arguments.of(new HearOrderCancelled("changed my mind"), "ZOF5i_q9uL2gGLNYQAxltA"),
        Arguments.of(new HearOrderReturned("too small"), "hH71YtL1wMIcZ1MY3IAXeg"),
        Arguments.of(new HearOrderIdTaken(), "fx5NFs5yGNARzRMbFtacQA"),
        Arguments.of(new HearLineReserved("mug"), "7F5zSPCh_OT60wSL3AvpoA"),
        Arguments.of(new HearLineRefused("mug"), "oTAv-u8bsFTKDgqPgZhs9w"),
        Arguments.of(new HearLineConfirmed("mug"), "MhfCAy0QJvgGSi-SUfyBOA"),
        Arguments.of(new HearLineReleased("mug"), "zaVtADfpBv8MfCaNEQYDzw"),
        Arguments.of(new HearLineExpired("mug"), "nSDmTCSlhJF8mPHvK3Ga_Q"),
        Arguments.of(new HearLineBroken("mug"), "nT9FSGq2Tjz-FWACCPpkdg"),
        Arguments.of(new HearAssessed("customer:1", Verdict.REVIEW, List.of("more than 5 in 1h")),
            "S5Nqk6IcYYUAcM8h_aSJuw"),
        Arguments.of(new Approve("a good customer"), "94Y6Psyu9GctiOXbHlmBhg"),
        Arguments.of(new HearAuthorised("auth-1"), "mNzp86e83BpzQVfMIIgjJw"),
        Arguments.of(new HearDeclined("auth-1", "no funds"), "DFxpJTWqrT1R2E5GtNbbIg"),
        Arguments.of(new HearAuthorisationExpired("auth-1"), "HiqhFZxA26bWYu5u-9W0eA"),
        Arguments.of(new HearCaptured("capture-1", "auth-1", "pi_1", 1990),
            "3xFh0PE_BlUTwaHvBTvJ-g"),
        Arguments.of(new HearCaptureFailed("capture-1", "busy"), "Fa5kONLCD2DiZiLj2QWcPg"),
        Arguments.of(new HearGivenBack(), "yBPb8_R86A9sowz7Mj-pZQ"),
        Arguments.of(new HearRefunded("refund-1", 700), "pfpEVa8wyctMDBClxY7wwg"),
        Arguments.of(new HearRefundFailed("refund-1", "busy"), "7CP5qEyahhsrckCchhj--Q"),
        Arguments.of(new HearChargedBack("dispute-1", 1990), "ih0r6KnOkzqOHNahUEdNog"),
        Arguments.of(new HearAuthorisationGivenUp("auth-1", "timeout"), "TSmk4J1HI8MEKCR-fqhMYg"),
        Arguments.of(new HearGivenUp("capture-1", "timeout"), "iwORF9WzKSFw8BqwFQTLGg"),
        Arguments.of(new UseMethod("other"), "IeciwOixu2OSySOoM_B4cA"),
        Arguments.of(new HandOver("DHL", "parcel-1"), "YgJNSERxHNaWmXs4LQdxsg"),
        Arguments.of(new Deliver(), "F9-s3gpYD0SJoo21DXI_KA"),
        Arguments.of(new RefundSome(new BigDecimal("7.00"), "a scratch"), "CShhuNXNST8gvaNgyC9HzQ"),
        Arguments.of(new Retry("again"), "UGCJbMaR1MDHHZH77DI0jw"),
        Arguments.of(new Abandon("hopeless"), "q7uHis_oT1Ka61neCtaYPg"),
        Arguments.of(new PassDeadline(), "sBlaa5GOe2JiUkkTteDglA"),
        Arguments.of(new HearHandedOver(1, "Post", "SP1"), "ZTgOIqSd7D2yR3ObriOK6Q"),
        Arguments.of(new HearDelivered(1), "GJ3z1ks31fRVJnAPLwd6Ag"),
        Arguments.of(new HearShipmentCancelled(1), "UywwXnlvhNGMZ68bXeCHBw"),
        Arguments.of(new HearCancelTooLate(1), "QBh_jjgH6PDZaks-Vvr8ng"),
        Arguments.of(new HearShipmentFailed(1, "too heavy"), "Ert1O_65b_1WzLcviwb-Ug"),
        Arguments.of(new HearShipmentGivenUp(1, "timeout"), "glvlZJgPKPcI-EP366Qy3w"));
  }

  @ParameterizedTest
  @MethodSource("hashes")
  void is_the_same_for_ever(FulfilmentCommand command, String hash) {
    assertThat(FulfilmentCommandHash.of(command)).isEqualTo(hash)
        .matches(MetadataRules::isCommandHash);
  }

  @Test
  void every_command_has_one() {
    assertThat(hashes()
        .map(each -> Objects.requireNonNull(each.get()[0]).getClass().getSimpleName()))
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(FulfilmentCommand.class));
  }

  @Test
  void differs_between_commands() {
    assertThat(hashes().map(each -> each.get()[1])).doesNotHaveDuplicates();
  }

  @Test
  void one_amount_has_one_hash_however_it_is_written() {
    assertThat(Stream.of("700", "700.00", "7e2").map(
        amount -> FulfilmentCommandHash.of(new RefundSome(new BigDecimal(amount), "a scratch"))))
        .containsOnly(FulfilmentCommandHash.of(
            new RefundSome(new BigDecimal("7E+2"), "a scratch")));
  }
}
