package io.orderlog.domain.reactions;

import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAuthorisationExpired;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAuthorisationGivenUp;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAuthorised;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearCaptureFailed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearCaptured;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearChargedBack;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearDeclined;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearGivenBack;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearGivenUp;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearRefundFailed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearRefunded;
import io.orderlog.domain.fulfilment.FulfilmentCommand.OfPayment;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentEvent.Authorised;
import io.orderlog.domain.payment.PaymentEvent.CaptureFailed;
import io.orderlog.domain.payment.PaymentEvent.Captured;
import io.orderlog.domain.payment.PaymentEvent.ChargedBack;
import io.orderlog.domain.payment.PaymentEvent.Declined;
import io.orderlog.domain.payment.PaymentEvent.Expired;
import io.orderlog.domain.payment.PaymentEvent.GaveUp;
import io.orderlog.domain.payment.PaymentEvent.GivenBack;
import io.orderlog.domain.payment.PaymentEvent.Inner;
import io.orderlog.domain.payment.PaymentEvent.RefundFailed;
import io.orderlog.domain.payment.PaymentEvent.Refunded;
import io.orderlog.domain.payment.Transaction.Kind;
import java.util.List;

/** The process hears what has become of the money, and what could not be found out. */
public final class PaymentReactions implements Reactions<PaymentEvent> {

  @Override
  public List<Outgoing<?>> to(String orderId, PaymentEvent event) {
    return switch (event) {
      case Authorised fact -> toProcess(orderId, new HearAuthorised(fact.txId()));
      case Declined(var txId, var code) -> toProcess(orderId, new HearDeclined(txId, code));
      case Expired(var txId) -> toProcess(orderId, new HearAuthorisationExpired(txId));
      case Captured(var txId, var authorisation, var reference, var amount) ->
        toProcess(orderId, new HearCaptured(txId, authorisation, reference, amount));
      case CaptureFailed(var txId, var code) ->
        toProcess(orderId, new HearCaptureFailed(txId, code));
      case GivenBack _ -> toProcess(orderId, new HearGivenBack());
      case Refunded(var txId, _, var amount) ->
        toProcess(orderId, new HearRefunded(txId, amount));
      case RefundFailed(var txId, var code) ->
        toProcess(orderId, new HearRefundFailed(txId, code));
      case ChargedBack(var txId, _, var amount) ->
        toProcess(orderId, new HearChargedBack(txId, amount));
      case GaveUp(var txId, var kind, var error) -> toProcess(orderId, kind == Kind.AUTHORISE
          ? new HearAuthorisationGivenUp(txId, error)
          : new HearGivenUp(txId, error));
      case Inner _ -> List.of();
    };
  }

  private static List<Outgoing<?>> toProcess(String orderId, OfPayment heard) {
    return List.of(new Outgoing<>(Target.FULFILMENTS, orderId, heard));
  }
}
