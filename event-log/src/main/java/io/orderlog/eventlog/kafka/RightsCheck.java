package io.orderlog.eventlog.kafka;

import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.rights.MissingRightException;
import io.orderlog.eventlog.kafka.rights.Right;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;

/**
 * Looks at the start whether a process may do what it will do later, so that an operator
 * learns of a missing right at once.
 */
public final class RightsCheck {

  private RightsCheck() {}

  /**
   * That this process may be a member of the group. Of a group that is not there yet, it is not to
   * be seen who may only look at it; joining tells.
   *
   * @throws MissingRightException if it may not
   * @throws LogUnavailableException if Kafka does not answer
   */
  public static void requireMembership(KafkaEventLog<?> log, String group) {
    KafkaAdmin admin = log.admin();
    Right needed = Right.onGroup(group, AclOperation.READ);
    String looking = "looking for the group " + group;
    try {
      Set<AclOperation> allowed = admin.await(admin.client().describeConsumerGroups(
          List.of(group), new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
          .describedGroups().values().iterator().next(), looking, needed).authorizedOperations();
      if (allowed != null && !allowed.contains(AclOperation.READ)) {
        throw admin.missing("Kafka failed while " + looking, needed);
      }
    } catch (LogUnavailableException failure) {
      if (!(failure.getCause() instanceof GroupIdNotFoundException)) {
        throw failure;
      }
    }
  }

  /**
   * That this process may be the writer of each slot of the log.
   *
   * @throws MissingRightException if it may not
   * @throws LogUnavailableException if Kafka does not answer
   */
  public static void requireWriters(KafkaEventLog<?> log, int slots) {
    KafkaAdmin admin = log.admin();
    for (int slot = 0; slot < slots; slot++) {
      String id = log.definition().writerId(slot);
      try {
        admin.await(admin.client().describeTransactions(List.of(id)).description(id),
            "looking for the writer " + id, Right.onTransactionalId(id, AclOperation.WRITE));
      } catch (LogUnavailableException failure) {
        if (!(failure.getCause() instanceof TransactionalIdNotFoundException)) {
          throw failure;
        }
      }
    }
  }
}
