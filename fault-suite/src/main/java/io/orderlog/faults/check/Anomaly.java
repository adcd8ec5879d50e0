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
   * A refusal rests on a state that the order did not have between the request and its answer.
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
   * The versions of an order do not run 1, 2, 3, … in one partition: a gap, or two winners of one
   * version. Jepsen: lost update, P4, where two writers built upon the same version.
   */
  BROKEN_SEQUENCE,

  /** The order, as the log has it, did not allow what the log says happened next to it. */
  IMPOSSIBLE_EVENT
}
