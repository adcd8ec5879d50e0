package io.orderlog.simulators.payment;

import io.orderlog.simulators.payment.Operation.Kind;
import io.orderlog.simulators.payment.Operation.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to pay. Amounts are in minor units.
 *
 * @param key with which it was asked for
 * @param reference the caller's name for what is paid; several payments may have one
 * @param authorised what was ever held
 * @param code why it was declined
 * @param url where the customer confirms it
 * @param until when the provider lets go of what it holds
 * @param dueAt when it will be known whether the money is held, if that is pending
 */
record Payment(String id, String key, String reference, long amount, String currency,
    String method, Standing standing, long authorised, @Nullable String code, @Nullable String url,
    Instant until, @Nullable Instant dueAt, List<Operation> operations) {

  enum Standing {
    PENDING, ACTION_REQUIRED, AUTHORISED, DECLINED, VOIDED
  }

  Payment {
    operations = List.copyOf(operations);
  }

  long captured() {
    return sum(Kind.CAPTURE, Progress.DONE);
  }

  long refunded() {
    return sum(Kind.REFUND, Progress.DONE);
  }

  long chargedBack() {
    return sum(Kind.CHARGEBACK, Progress.DONE);
  }

  /** Was held and is not any more, without having been taken. */
  long voided() {
    return sum(Kind.VOID, Progress.DONE);
  }

  long held() {
    return authorised - captured() - voided();
  }

  /** What is taken as soon as it is there. */
  long capturing() {
    return sum(Kind.CAPTURE, Progress.PENDING);
  }

  /** Of what was taken, what was not given back. */
  long kept() {
    return captured() - refunded() - chargedBack();
  }

  /** When something happens by itself next. */
  Optional<Instant> nextDue() {
    return Stream.concat(
        Stream.ofNullable(standing == Standing.PENDING ? dueAt : null),
        operations.stream().filter(each -> each.progress() == Progress.PENDING)
            .flatMap(each -> Stream.ofNullable(each.dueAt())))
        .min(Instant::compareTo);
  }

  /** The id of the next operation. */
  String nextOperation() {
    return id + "-" + (operations.size() + 1);
  }

  /** One of which nothing is known yet. */
  static Payment begun(String id, String key, NewPayment asked, Instant until) {
    return new Payment(id, key, asked.reference(), asked.amount(), asked.currency(),
        asked.method(), Standing.PENDING, 0, null, null, until, null, List.of());
  }

  Payment pendingUntil(Instant later) {
    return as(Standing.PENDING, 0, null, null, later);
  }

  Payment challengedAt(String address) {
    return as(Standing.ACTION_REQUIRED, 0, null, address, null);
  }

  Payment holding() {
    return as(Standing.AUTHORISED, amount, null, null, null);
  }

  Payment declined(String why) {
    return as(Standing.DECLINED, 0, why, null, null);
  }

  Payment letGo() {
    return as(Standing.VOIDED, authorised, null, null, null);
  }

  /** With this operation as it is now. */
  Payment with(Operation operation) {
    List<Operation> all = new ArrayList<>(operations);
    if (!operations.stream().map(Operation::id).toList().contains(operation.id())) {
      all.add(operation);
    }
    all.replaceAll(each -> each.id().equals(operation.id()) ? operation : each);
    return new Payment(id, key, reference, amount, currency, method, standing, authorised, code,
        url, until, dueAt, all);
  }

  private Payment as(Standing newStanding, long newAuthorised, @Nullable String newCode,
      @Nullable String newUrl, @Nullable Instant newDueAt) {
    return new Payment(id, key, reference, amount, currency, method, newStanding, newAuthorised,
        newCode, newUrl, until, newDueAt, operations);
  }

  private long sum(Kind kind, Progress progress) {
    return operations.stream().filter(each -> each.is(kind, progress))
        .mapToLong(Operation::amount).sum();
  }
}
