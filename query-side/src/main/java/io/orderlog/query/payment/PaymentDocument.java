package io.orderlog.query.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.payment.Authorisation;
import io.orderlog.domain.payment.Authorisation.Standing;
import io.orderlog.domain.payment.Payment;
import io.orderlog.domain.payment.PaymentStatus;
import io.orderlog.domain.payment.Transaction;
import io.orderlog.domain.payment.Transaction.Kind;
import io.orderlog.domain.payment.Transaction.Progress;
import io.orderlog.projections.payment.PaymentView;
import io.orderlog.projections.payment.Told;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payment as clients see it: money as decimal strings, nothing that is not there. Without a
 * currency if the provider was asked for nothing, and then without amounts.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaymentDocument(String orderId, PaymentStatus status, @Nullable String currency,
    @Nullable String authorised, @Nullable String captured, @Nullable String refunded,
    @Nullable String chargedBack, boolean givingBack, List<Held> authorisations,
    List<Moved> transactions, long version, Instant updatedAt) {

  /** Money that the provider holds, or was asked to hold. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Held(String txId, Standing standing, @Nullable String reference, String amount,
      @Nullable Instant until) {}

  /** One thing that was asked of the provider, or that it did by itself. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Moved(String txId, Kind kind, String authorisation, String amount, Progress progress,
      int attempt, @Nullable String reason, @Nullable String error, @Nullable String url,
      @Nullable Instant updatedAt) {}

  static PaymentDocument of(PaymentView view) {
    return view.payment().map(payment -> of(view, payment)).orElseGet(
        () -> new PaymentDocument(view.orderId(), view.status(), null, null, null, null, null,
            view.status() == PaymentStatus.VOIDED, List.of(), List.of(), view.version(),
            view.updatedAt()));
  }

  private static PaymentDocument of(PaymentView view, Payment payment) {
    Currency currency = payment.currency();
    return new PaymentDocument(view.orderId(), view.status(), currency.getCurrencyCode(),
        decimal(view.authorisedMinor(), currency), decimal(view.capturedMinor(), currency),
        decimal(view.refundedMinor(), currency), decimal(view.chargedBackMinor(), currency),
        payment.givingBack().isPresent(),
        payment.authorisations().stream().map(each -> held(each, currency)).toList(),
        payment.transactions().stream().map(each -> moved(each, view, currency)).toList(),
        view.version(), view.updatedAt());
  }

  private static Held held(Authorisation authorisation, Currency currency) {
    return new Held(authorisation.txId(), authorisation.standing(),
        authorisation.reference().orElse(null), decimal(authorisation.amountMinor(), currency),
        authorisation.until().orElse(null));
  }

  private static Moved moved(Transaction transaction, PaymentView view, Currency currency) {
    Optional<Told> told = view.told(transaction.txId());
    return new Moved(transaction.txId(), transaction.kind(), transaction.authorisation(),
        decimal(transaction.amountMinor(), currency), transaction.progress(),
        transaction.attempt(), told.flatMap(Told::reason).orElse(null),
        told.flatMap(Told::error).orElse(null), told.flatMap(Told::url).orElse(null),
        told.map(Told::at).orElse(null));
  }

  private static String decimal(long minorUnits, Currency currency) {
    return new Money(minorUnits, currency).toDecimal();
  }
}
