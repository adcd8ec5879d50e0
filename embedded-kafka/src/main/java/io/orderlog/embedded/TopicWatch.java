package io.orderlog.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is remembered up to date while topics come and go. Used by Kafka's one thread for
 * metadata, after the broker itself, which has made the folders by then.
 */
final class TopicWatch implements MetadataPublisher {

  private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);

  private final LogMemory memory;
  private final Path folder;
  private final String clusterId;

  TopicWatch(LogMemory memory, Path folder, String clusterId) {
    this.memory = memory;
    this.folder = folder;
    this.clusterId = clusterId;
  }

  @Override
  public String name() {
    return "TopicWatch";
  }

  @Override
  public void onMetadataUpdate(
      MetadataDelta delta, MetadataImage image, LoaderManifest manifest) {
    if (delta.topicsDelta() == null) {
      return;
    }
    try {
      // A folder that is remembered is still there after a power loss.
      LogMemory.flush(folder);
      memory.note(new HeldLog(clusterId, topics(image)));
    } catch (IOException failure) {
      LOG.error("{} is not up to date, so that a loss of topics made since may go unnoticed: {}",
          memory.file(), String.valueOf(failure));
    }
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private static Map<String, HeldLog.Topic> topics(MetadataImage image) {
    Map<String, HeldLog.Topic> topics = new HashMap<>();
    image.topics().topicsByName().forEach((name, topic) -> topics.put(name,
        new HeldLog.Topic(topic.id().toString(), topic.partitions().size())));
    return topics;
  }
}
