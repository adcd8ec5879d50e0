package io.orderlog.domain.payment;

import io.orderlog.domain.CommandRules;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderId;
import java.time.Instant;
import java.util.Currency;

/**
 * What may be asked of a payment, and what it may hear. A command that exists keeps all rules that
 * can be checked without knowing the payment: every constructor throws
 * {@link InvalidCommandException} otherwise.
 *
 * <p>Each transaction has an id of its own, {@code txId}, for ever: the provider's answers name it,
 * and the key under which the provider is asked follows from it.
 */
public sealed interface PaymentCommand {

  int MAX_ID_LENGTH = 64;
  int MAX_TEXT_LENGTH = 255;

  /**
   * Asked by who drives the order. Always answered by an event: a refusal is one, too. Only what
   * names a transaction that has its answer is rejected, and that for ever.
   */
  sealed interface ByProcess extends PaymentCommand {}

  /**
   * Hold this money. The newest authorisation is the one that counts: what an earlier one holds, or
   * comes to hold, is given back.
   *
   * @param amountMinor more than nothing, in minor units
   * @param payBy when who asks will not wait any longer
   */
  record Authorise(OrderId order, String txId, long amountMinor, Currency currency, String method,
      Instant payBy) implements ByProcess {
    public Authorise {
      asked(txId, amountMinor).requireText(method, MAX_TEXT_LENGTH, "method")
          .require(Money.hasMinorUnits(currency), "currency", "must be a currency with minor units")
          .check();
    }
  }

  /** Take this much of what is held. */
  record Capture(String txId, long amountMinor) implements ByProcess {
    public Capture {
      asked(txId, amountMinor).check();
    }
  }

  /** Give this much back of what was taken. */
  record Refund(String txId, long amountMinor, String reason) implements ByProcess {
    public Refund {
      asked(txId, amountMinor).requireText(reason, MAX_TEXT_LENGTH, "reason").check();
    }
  }

  /**
   * End with no money held and none taken, whatever that needs, now and in future.
   *
   * @param txId names the whole of it; asked again, with any id, what was given up is tried again
   */
  record GiveBack(String txId, String reason) implements ByProcess {
    public GiveBack {
      new CommandRules().requireText(txId, MAX_ID_LENGTH, "txId")
          .requireText(reason, MAX_TEXT_LENGTH, "reason").check();
    }
  }

  /**
   * What the provider says has happened. Texts are taken as they come: money that has moved is not
   * refused for a character. Rejected is only what is known.
   */
  sealed interface Fact extends PaymentCommand {

    /**
     * The transaction that it is about. What nobody asked for has a name of its own: neither that
     * of its authorisation nor of anything else.
     */
    String txId();
  }

  /**
   * The money is held.
   *
   * @param reference the provider's name for the payment
   * @param until when the provider lets go of it
   */
  record RecordAuthorised(String txId, String reference, long amountMinor, Instant until)
      implements Fact {
    public RecordAuthorised {
      moved(amountMinor);
    }
  }

  /** The money will not be held; also that the provider has never heard of the transaction. */
  record RecordDeclined(String txId, String code) implements Fact {}

  /** The customer has to do something at this address first. */
  record RecordActionRequired(String txId, String url) implements Fact {}

  /** The money was taken. */
  record RecordCaptured(String txId, String authorisation, String reference, long amountMinor)
      implements Fact {
    public RecordCaptured {
      moved(amountMinor);
    }
  }

  /** The money was not taken and will not be. */
  record RecordCaptureFailed(String txId, String code) implements Fact {}

  /** What was held is not any more. */
  record RecordVoided(String txId, String authorisation) implements Fact {}

  /** What is held stays so. */
  record RecordVoidFailed(String txId, String code) implements Fact {}

  /** The money went back, because it was asked or by hand. */
  record RecordRefunded(String txId, String authorisation, long amountMinor) implements Fact {
    public RecordRefunded {
      moved(amountMinor);
    }
  }

  /** The money did not go back and will not. */
  record RecordRefundFailed(String txId, String code) implements Fact {}

  /** The customer's bank has taken the money back. */
  record RecordChargedBack(String txId, String authorisation, long amountMinor) implements Fact {
    public RecordChargedBack {
      moved(amountMinor);
    }
  }

  /** The provider could not be asked, or has not said what it did. */
  record RecordAttemptFailed(String txId, int attempt, String error) implements Fact {}

  /** An authorisation is about to run out, and nobody has taken the money. */
  record Expire(String txId) implements PaymentCommand {}

  private static CommandRules asked(String txId, long amountMinor) {
    return new CommandRules().requireText(txId, MAX_ID_LENGTH, "txId")
        .require(amountMinor >= 1 && amountMinor <= Money.MAX_MINOR_UNITS, "amount",
            "must be from 1 to " + Money.MAX_MINOR_UNITS + " in minor units");
  }

  private static void moved(long amountMinor) {
    new CommandRules().require(amountMinor >= 0 && amountMinor <= Money.MAX_MINOR_UNITS, "amount",
        "must be from 0 to " + Money.MAX_MINOR_UNITS + " in minor units").check();
  }
}
