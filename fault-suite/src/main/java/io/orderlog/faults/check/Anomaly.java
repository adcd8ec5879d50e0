package io.orderlog.faults.check;

/**
 * The ways to break a promise, under the names that Jepsen gives them where it has one.
 *
 * @see <a href="https://jepsen.io/analyses/bufstream-0.1.0">Jepsen, Bufstream 0.1.0</a>, for lost
 *     writes, aborted reads and torn transactions on Kafka
 * @see <a href="https://jepsen.io/consistency/phenomena">Jepsen, phenomena</a>
 * @see <a href="https://jepsen.io/consistency/models/linearizable">Jepsen, linearizability</a>
 */
public enum Anomaly {

  /** An acknowledged command is not in the log. Jepsen: lost write. */
  LOST_WRITE,

  /** One command is in the log twice, or was done again for a retry. Jepsen: duplicate. */
  DUPLICATE,

  /** Somebody was told of an event whose transaction was aborted. Jepsen: aborted read, G1a. */
  ABORTED_READ,

  /** Some events of a command are in the log and others are not. Jepsen: torn transaction. */
  TORN_TRANSACTION,

  /**
   * A refusal rests on a state that there was not between the request and its answer.
   * Jepsen: stale read, which linearizability rules out.
   */
  STALE_READ,

  /**
   * A command that was sent after another's answer is before it in the log. Jepsen: a
   * violation of the real-time order, which linearizability rules out.
   */
  REAL_TIME_ORDER,

  /**
   * Two answers about one command differ, or an answer and the log. Jepsen: inconsistent offsets.
   */
  INCONSISTENT_ANSWER,

  /** A command is in the log though its clients were told that it is not. */
  REFUSED_BUT_WRITTEN,

  /** An event is in the log that no client asked for. Jepsen: unexpected element. */
  UNEXPECTED_EVENT,

  /**
   * The versions of an aggregate do not run 1, 2, 3, … in one partition: a gap, or two winners of
   * one version. Jepsen: lost update, P4, where two writers built upon the same version.
   */
  BROKEN_SEQUENCE,

  /** It did not allow, as the log has it, what the log says happened next to it. */
  IMPOSSIBLE_EVENT,

  /**
   * Something was done, here or at the payment provider, for which there is no cause in the log; or
   * its cause leads to something else.
   */
  INVENTED_COMMAND,

  /** What follows from an event was neither done nor refused for good. */
  LOST_COMMAND,

  /** More of an item was promised than there was, or pieces came or went that nobody counted. */
  OVERSELL,

  /** A reservation was left behind, closed twice, or did not become what its order did. */
  WRONG_RESERVATION,

  /**
   * Something is in a cart, or was ordered, at a price that the catalogue did not have by then; or a
   * refusal tells of an offer that there was not.
   */
  WRONG_PRICE,

  /** The payment provider knows of other money than the log. */
  WRONG_LEDGER,

  /** More or less money was kept than the end of an order allows, or moved than there was. */
  WRONG_MONEY,

  /** The payment provider has done one thing twice. */
  DOUBLE_EFFECT,

  /** Nobody and nothing leads an order on that is not at its end. */
  FORGOTTEN_ORDER,

  /** Who waited was told twice, out of turn, or of nothing. */
  WRONG_NOTICE,

  /** An order passed that should not have. */
  WRONG_VERDICT,

  /** Nobody has said whether an order may pass. */
  MISSING_VERDICT,

  /** Somebody outside was told of nothing that has happened, or of a stream out of turn. */
  WRONG_WEBHOOK,

  /** Somebody outside was not told of an event. */
  MISSING_WEBHOOK,

  /** What was to happen at a time has happened before it, or much later. */
  WRONG_TIME,

  /** Something happened though all that was done was to look. */
  NOT_INERT
}
