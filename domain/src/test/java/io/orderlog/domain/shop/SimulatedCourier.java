package io.orderlog.domain.shop;

import io.orderlog.domain.reactions.Outgoing;
import io.orderlog.domain.reactions.Reactions;
import io.orderlog.domain.shop.SimulatedLog.Entry;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Carries what follows from the events of one partition. It is killed between two commands, or
 * between commands and position, and then sends again what it has sent.
 */
final class SimulatedCourier<E> {

  /** Where commands go. */
  interface Sender {
    void send(String key, Outgoing<?> outgoing);
  }

  private final String log;
  private final List<Entry<E>> partition;
  private final Reactions<E> reactions;
  private final Sender sender;
  private int position;

  SimulatedCourier(
      String log, List<Entry<E>> partition, Reactions<E> reactions, Sender sender) {
    this.log = log;
    this.partition = partition;
    this.reactions = reactions;
    this.sender = sender;
  }

  boolean hasWork() {
    return position < partition.size();
  }

  void carryOne() {
    Entry<E> entry = partition.get(position);
    carry(entry, Integer.MAX_VALUE);
    position++;
  }

  /** All is sent again. */
  void forgetPosition() {
    position = 0;
  }

  /** Some of the commands are sent, and the position is as it was, or as it was long ago. */
  void beKilled(RandomGenerator random) {
    if (hasWork()) {
      carry(partition.get(position), random.nextInt(4));
    }
    position = Math.max(0, position - random.nextInt(6));
  }

  private void carry(Entry<E> entry, int atMost) {
    List<Outgoing<?>> outgoing = reactions.to(entry.stream(), entry.event());
    for (int n = 0; n < Math.min(atMost, outgoing.size()); n++) {
      sender.send(log + "/" + entry.stream() + "/" + entry.version() + "/" + n, outgoing.get(n));
    }
  }
}
