package io.orderlog.domain.payment;

import io.orderlog.domain.payment.Authorisation.Standing;
import io.orderlog.domain.payment.Transaction.Kind;
import io.orderlog.domain.payment.Transaction.Progress;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All that was asked of the provider for one order, and all that it has said.
 *
 * @param newest id of the authorisation that counts; all others are strays
 * @param authorisations in the order in which they were first heard of
 * @param transactions in the order in which they were first heard of; none is ever forgotten
 * @param givingBack id of the transaction that asked for it, if all is to go back
 */
public record Payment(String orderId, Currency currency, String newest,
    List<Authorisation> authorisations, List<Transaction> transactions,
    Optional<String> givingBack) implements PaymentState {

  private static final Set<Progress> NOT_FAILED =
      EnumSet.of(Progress.ASKED, Progress.GAVE_UP, Progress.DONE);
  private static final Set<Progress> NOT_PUT_ASIDE = EnumSet.complementOf(
      EnumSet.of(Progress.PUT_ASIDE));

  public Payment {
    authorisations = List.copyOf(authorisations);
    transactions = List.copyOf(transactions);
  }

  public Optional<Authorisation> authorisation(String txId) {
    return authorisations.stream().filter(each -> each.txId().equals(txId)).findFirst();
  }

  public Optional<Transaction> transaction(String txId) {
    return transactions.stream().filter(each -> each.txId().equals(txId)).findFirst();
  }

  /** Whether what this authorisation holds, or comes to hold, has to go back. */
  public boolean isStray(Authorisation authorisation) {
    return givingBack.isPresent() || !authorisation.txId().equals(newest)
        || authorisation.standing() == Standing.EXPIRED;
  }

  boolean isStray(Transaction transaction) {
    return authorisation(transaction.authorisation()).map(this::isStray).orElse(true);
  }

  public long captured(String authorisation) {
    return done(authorisation, Kind.CAPTURE);
  }

  /** What was taken and is being taken. */
  public long capturedOrAsked(String authorisation) {
    return sum(authorisation, Kind.CAPTURE, NOT_FAILED);
  }

  public boolean isCapturing(String authorisation) {
    return any(each -> each.kind() == Kind.CAPTURE
        && each.authorisation().equals(authorisation) && each.isUnanswered());
  }

  /** What can still go back: refunds that are asked count, and charge-backs take their part. */
  public long refundable(String authorisation) {
    return left(authorisation, NOT_FAILED);
  }

  /** The same, without what a person has to look at first. */
  public long refundableByItself(String authorisation) {
    return left(authorisation, NOT_PUT_ASIDE);
  }

  /** All that went back in the life of the payment, but for charge-backs. */
  public long refunded() {
    return authorisations.stream()
        .mapToLong(each -> done(each.txId(), Kind.REFUND)).sum();
  }

  /** What has moved in this way by this authorisation. */
  public long done(String authorisation, Kind kind) {
    return sum(authorisation, kind, EnumSet.of(Progress.DONE));
  }

  public boolean isVoiding(String authorisation) {
    return any(each -> each.kind() == Kind.VOID
        && each.authorisation().equals(authorisation)
        && (each.isUnanswered() || each.progress() == Progress.FAILED));
  }

  public boolean isHeld(Authorisation authorisation) {
    return authorisation.holdsMoreThan(captured(authorisation.txId()));
  }

  /** Whether all is given back that has to be, and nothing is unanswered. */
  public boolean isGivenBack() {
    return givingBack.isPresent() && !any(Transaction::isUnanswered)
        && authorisations.stream().noneMatch(
            each -> isHeld(each) || refundable(each.txId()) > 0);
  }

  Payment with(Authorisation changed) {
    return new Payment(orderId, currency, newest,
        replaced(authorisations, changed, each -> each.txId().equals(changed.txId())),
        transactions, givingBack);
  }

  Payment with(Transaction changed) {
    return new Payment(orderId, currency, newest, authorisations,
        replaced(transactions, changed, each -> each.txId().equals(changed.txId())), givingBack);
  }

  Payment withNewest(String txId) {
    return new Payment(orderId, currency, txId, authorisations, transactions, givingBack);
  }

  Payment withGivingBack(String txId, List<Transaction> changed) {
    return new Payment(orderId, currency, newest, authorisations, changed, Optional.of(txId));
  }

  private long left(String authorisation, Set<Progress> refunds) {
    return Math.max(0, captured(authorisation)
        - sum(authorisation, Kind.REFUND, refunds)
        - done(authorisation, Kind.CHARGE_BACK));
  }

  private long sum(String authorisation, Kind kind, Set<Progress> progress) {
    return transactions.stream()
        .filter(each -> each.kind() == kind && each.authorisation().equals(authorisation)
            && progress.contains(each.progress()))
        .mapToLong(Transaction::amountMinor).sum();
  }

  private boolean any(Predicate<Transaction> found) {
    return transactions.stream().anyMatch(found);
  }

  private static <T> List<T> replaced(List<T> all, T changed, Predicate<T> isThis) {
    List<T> after = new ArrayList<>(all);
    int place = 0;
    while (place < after.size() && !isThis.test(after.get(place))) {
      place++;
    }
    if (place == after.size()) {
      after.add(changed);
    } else {
      after.set(place, changed);
    }
    return after;
  }
}
