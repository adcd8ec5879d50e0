package io.orderlog.eventlog.kafka.transactions;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.rights.MissingRightException;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What hangs in the topics of a log, for an operator to look at and to end. Used by one thread.
 *
 * <p>Needs READ on both topics, DESCRIBE on all transactional ids, and to abort also CLUSTER_ACTION
 * or ALTER on the cluster: rights that no process that takes requests should have.
 */
public final class HangingSearch implements AutoCloseable {

  private final KafkaAdmin admin;
  private final List<String> topics;

  private HangingSearch(KafkaAdmin admin, List<String> topics) {
    this.admin = admin;
    this.topics = topics;
  }

  /**
   * Connects.
   *
   * @param logs in whose topics to look, as far as they are there
   * @throws io.orderlog.eventlog.LogUnavailableException if the settings lead nowhere
   */
  public static HangingSearch in(
      KafkaConnection connection, List<? extends AggregateLog<?>> logs) {
    return new HangingSearch(KafkaAdmin.connect(connection), logs.stream()
        .flatMap(log -> Stream.of(log.eventsTopic(), log.writersTopic())).toList());
  }

  /** Those that are there. */
  public List<String> topics() {
    return topics.stream().filter(topic -> EventTopic.exists(admin, topic)).toList();
  }

  /**
   * Looks for some seconds, if there is anything to look at: so long that a writer whose commit
   * lacks its markers has given up on it, and nobody hears that it is committed after it was
   * aborted.
   *
   * @return in the order of topics, partitions and offsets
   * @throws MissingRightException if it is not to be known whether all that is open hangs
   * @throws io.orderlog.eventlog.LogUnavailableException if Kafka does not answer
   */
  public List<HangingTransaction> find() {
    List<HangingTransaction> found = new ArrayList<>();
    for (String topic : topics()) {
      HangingTransactions transactions = new HangingTransactions(admin, topic);
      Set<HangingTransaction> hanging = transactions.throughout(
          OpenTransactions.GRACE, EventTopic.identify(admin, topic).allPartitions());
      if (!hanging.stream().allMatch(HangingTransaction::certain)) {
        transactions.requireSeesAll();
      }
      found.addAll(hanging);
    }
    found.sort(HangingTransaction.IN_THE_LOG);
    return found;
  }

  /**
   * Ends one that was found.
   *
   * @throws MissingRightException if this principal may not
   * @throws io.orderlog.eventlog.LogUnavailableException if Kafka does not answer
   */
  public void abort(HangingTransaction hanging) {
    new HangingTransactions(admin, hanging.partition().topic()).abort(hanging);
  }

  @Override
  public void close() {
    admin.close();
  }
}
