package io.orderlog.eventlog.kafka.rights;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What a principal may have to be allowed, in the words of Kafka's access control lists.
 *
 * @param operations one or more
 */
public record Right(ResourceType type, String name, List<AclOperation> operations) {

  public static Right onTopic(String topic, AclOperation... operations) {
    return new Right(ResourceType.TOPIC, topic, List.of(operations));
  }

  public static Right onGroup(String group, AclOperation operation) {
    return new Right(ResourceType.GROUP, group, List.of(operation));
  }

  public static Right onTransactionalId(String id, AclOperation operation) {
    return new Right(ResourceType.TRANSACTIONAL_ID, id, List.of(operation));
  }

  public static Right onCluster(AclOperation operation) {
    return new Right(ResourceType.CLUSTER, Resource.CLUSTER_NAME, List.of(operation));
  }

  /** Whether it may be this one that Kafka missed. */
  public boolean fits(AuthorizationException refusal) {
    return type == switch (refusal) {
      case TopicAuthorizationException _ -> ResourceType.TOPIC;
      case GroupAuthorizationException _ -> ResourceType.GROUP;
      case TransactionalIdAuthorizationException _ -> ResourceType.TRANSACTIONAL_ID;
      case ClusterAuthorizationException _ -> ResourceType.CLUSTER;
      default -> ResourceType.UNKNOWN;
    };
  }

  /** One line: who lacks it, and how it is granted. */
  public String lackedBy(ClientPrincipal principal) {
    return principal.told() + " lacks "
        + operations.stream().map(AclOperation::name).collect(Collectors.joining(" and "))
        + " on " + words(type.name()) + " " + name
        + "; grant it, as by kafka-acls.sh --add --allow-principal " + principal.forCommandLine()
        + operations.stream().map(operation -> " --operation " + words(operation.name()))
            .collect(Collectors.joining())
        + option();
  }

  /** As Kafka's tools write it: TransactionalId for TRANSACTIONAL_ID. */
  private static String words(String constant) {
    return Stream.of(constant.split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  private String option() {
    return switch (type) {
      case TOPIC -> " --topic " + name;
      case GROUP -> " --group " + name;
      case TRANSACTIONAL_ID -> " --transactional-id " + name;
      default -> " --cluster";
    };
  }
}
