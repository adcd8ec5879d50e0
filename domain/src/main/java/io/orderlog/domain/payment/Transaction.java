package io.orderlog.domain.payment;

import java.time.Instant;

/**
 * One thing that money did or is asked to do.
 *
 * @param authorisation id of the one that holds the money; an authorisation's own
 * @param first attempt since somebody asked for it last; the pauses between them grow from there
 * @param attempt at asking the provider, from 1; no two have one number, so that each can fail once
 * @param since when it was asked for; the time of the state's begin for what nobody asked
 * @param nextAt when the provider is to be asked
 */
public record Transaction(String txId, Kind kind, String authorisation,
    long amountMinor, Progress progress, int first, int attempt, Instant since, Instant nextAt) {

  /** What it does to money. */
  public enum Kind {
    AUTHORISE, CAPTURE, VOID, REFUND, CHARGE_BACK
  }

  /** How far it is. */
  public enum Progress {
    /** The provider is being asked. */
    ASKED,
    /** It was asked as often as makes sense and has not answered. */
    GAVE_UP,
    /** It has happened. */
    DONE,
    /** It has not happened; if it goes back to the customer, somebody has to look at that. */
    FAILED,
    /** It has not happened, and was tried in another way. */
    PUT_ASIDE
  }

  public static Transaction asked(String txId, Kind kind, String authorisation,
      long amountMinor, Instant at) {
    return new Transaction(txId, kind, authorisation, amountMinor, Progress.ASKED, 1, 1, at,
        at);
  }

  static Transaction done(
      String txId, Kind kind, String authorisation, long amountMinor) {
    return new Transaction(txId, kind, authorisation, amountMinor, Progress.DONE, 1, 1,
        Instant.EPOCH, Instant.EPOCH);
  }

  static Transaction failed(String txId, Kind kind, String authorisation) {
    return new Transaction(txId, kind, authorisation, 0, Progress.FAILED, 1, 1,
        Instant.EPOCH, Instant.EPOCH);
  }

  public boolean isUnanswered() {
    return progress == Progress.ASKED || progress == Progress.GAVE_UP;
  }

  Transaction with(Progress changed) {
    return new Transaction(txId, kind, authorisation, amountMinor, changed, first, attempt, since,
        nextAt);
  }

  Transaction doneWith(long amount) {
    return new Transaction(txId, kind, authorisation, amount, Progress.DONE, first, attempt,
        since,
        nextAt);
  }

  Transaction afterAttempt(int failed, Instant retryAt) {
    return new Transaction(txId, kind, authorisation, amountMinor, progress, first, failed + 1,
        since,
        retryAt);
  }

  /** From the beginning, with the same key. */
  public Transaction askedAgain(Instant at) {
    return new Transaction(txId, kind, authorisation, amountMinor, Progress.ASKED, attempt + 1,
        attempt + 1, since, at);
  }
}
