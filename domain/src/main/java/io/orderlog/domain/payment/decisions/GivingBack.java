package io.orderlog.domain.payment.decisions;

import io.orderlog.domain.payment.Authorisation;
import io.orderlog.domain.payment.Payment;
import io.orderlog.domain.payment.PaymentCommand.GiveBack;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentEvent.GivenBack;
import io.orderlog.domain.payment.PaymentEvent.RefundRequested;
import io.orderlog.domain.payment.PaymentEvent.VoidRequested;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentFold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What has to go back goes back: money that an authorisation holds or took which does not count, or
 * any at all once the process has said so. It is asked for in the same decision in which it is
 * heard of, so no success is ever late.
 */
final class GivingBack {

  private static final String REASON = "not wanted any more";

  private GivingBack() {}

  /** The events, and what follows from them. */
  static List<PaymentEvent> complete(
      PaymentCommand command, Payment before, List<PaymentEvent> events, Instant at) {
    List<PaymentEvent> all = new ArrayList<>(events);
    Payment after = before;
    for (PaymentEvent event : events) {
      after = PaymentFold.after(event, after);
    }
    for (Authorisation authorisation : after.authorisations()) {
      for (PaymentEvent request : requests(after, authorisation, at)) {
        all.add(request);
        after = PaymentFold.after(request, after);
      }
    }
    if (after.isGivenBack() && (command instanceof GiveBack || !before.isGivenBack())) {
      all.add(new GivenBack(after.givingBack().orElseThrow(), after.refunded()));
    }
    return all;
  }

  private static List<PaymentEvent> requests(
      Payment payment, Authorisation authorisation, Instant at) {
    String holder = authorisation.txId();
    // What is being taken is known when the provider has been asked what became of it.
    if (!payment.isStray(authorisation) || payment.isCapturing(holder)) {
      return List.of();
    }
    List<PaymentEvent> requests = new ArrayList<>();
    long rest = payment.refundableByItself(holder);
    int number = free(payment, payment.transactions().size() + 1);
    if (rest > 0) {
      requests.add(new RefundRequested(name(number), holder, rest, REASON, at));
      number = free(payment, number + 1);
    }
    if (payment.isHeld(authorisation) && !payment.isVoiding(holder)) {
      requests.add(new VoidRequested(name(number), holder, at));
    }
    return requests;
  }

  /** The provider may have named what nobody asked it for like that. */
  private static int free(Payment payment, int number) {
    int free = number;
    while (payment.transaction(name(free)).isPresent()) {
      free++;
    }
    return free;
  }

  private static String name(int number) {
    return "back-" + number;
  }
}
