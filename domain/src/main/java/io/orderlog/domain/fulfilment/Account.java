package io.orderlog.domain.fulfilment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a process knows of the money, so that it asks for no cent twice. The payment's own log is
 * the truth about it.
 *
 * @param authorisations how many it has asked for; the last one is the one that counts
 * @param reference the provider's name for what was taken; empty before
 * @param capturedMinor what was taken
 * @param refundsAsked how many it has asked for
 * @param refunds asked and done
 * @param chargeBacks of which it has heard
 */
public record Account(int authorisations, String reference, long capturedMinor, int refundsAsked,
    List<Movement> refunds, List<Movement> chargeBacks) {

  /** Money that goes back, or went. */
  public record Movement(String txId, long amountMinor, String reason, boolean done) {}

  /** There is only one: what gives up is asked again with the same id, what fails is undone. */
  public static final String CAPTURE = "capture-1";

  public Account {
    refunds = List.copyOf(refunds);
    chargeBacks = List.copyOf(chargeBacks);
  }

  static Account empty() {
    return new Account(0, "", 0, 0, List.of(), List.of());
  }

  /** Of the last authorisation that was asked for. */
  public String authorisation() {
    return "auth-" + authorisations;
  }

  public String nextAuthorisation() {
    return "auth-" + (authorisations + 1);
  }

  public String nextRefund() {
    return "refund-" + (refundsAsked + 1);
  }

  public boolean isCaptured() {
    return capturedMinor > 0;
  }

  /** What has not gone back and is not asked to. */
  public long left() {
    return Math.max(0, capturedMinor - sum(refunds) - sum(chargeBacks));
  }

  public Optional<Movement> refund(String txId) {
    return refunds.stream().filter(each -> each.txId().equals(txId)).findFirst();
  }

  public boolean hasRefunded(String txId) {
    return refund(txId).filter(Movement::done).isPresent();
  }

  public boolean hasChargeBack(String txId) {
    return chargeBacks.stream().anyMatch(each -> each.txId().equals(txId));
  }

  public List<Movement> refundsUnanswered() {
    return refunds.stream().filter(each -> !each.done()).toList();
  }

  Account authorising() {
    return new Account(authorisations + 1, reference, capturedMinor, refundsAsked, refunds,
        chargeBacks);
  }

  Account captured(String name, long amountMinor) {
    return new Account(authorisations, name, amountMinor, refundsAsked, refunds, chargeBacks);
  }

  /** With this refund asked; one that is known is asked again. */
  Account refunding(String txId, long amountMinor, String reason) {
    return refund(txId).isPresent()
        ? this
        : new Account(authorisations, reference, capturedMinor, refundsAsked + 1,
            with(refunds, new Movement(txId, amountMinor, reason, false)), chargeBacks);
  }

  public Account refunded(String txId, long amountMinor) {
    String reason = refund(txId).map(Movement::reason).orElse("");
    return new Account(authorisations, reference, capturedMinor, refundsAsked,
        with(refundRefused(txId).refunds, new Movement(txId, amountMinor, reason, true)),
        chargeBacks);
  }

  Account refundRefused(String txId) {
    return new Account(authorisations, reference, capturedMinor, refundsAsked,
        refunds.stream().filter(each -> !each.txId().equals(txId)).toList(), chargeBacks);
  }

  Account chargedBack(String txId, long amountMinor) {
    return new Account(authorisations, reference, capturedMinor, refundsAsked, refunds,
        with(chargeBacks, new Movement(txId, amountMinor, "", true)));
  }

  private static long sum(List<Movement> movements) {
    return movements.stream().mapToLong(Movement::amountMinor).sum();
  }

  private static List<Movement> with(List<Movement> all, Movement more) {
    List<Movement> after = new ArrayList<>(all);
    after.add(more);
    return after;
  }
}
