package io.orderlog.eventlog;

import io.orderlog.eventlog.codec.EventCodec;
import java.util.regex.Pattern;

/**
 * The log of one kind of aggregate: what its topics and its writers are called, and how its events
 * are written. All names follow from its own; once a log is written, its name stays.
 *
 * @param name in lower case, words joined by a hyphen, at most 64 characters; no two logs of a
 *     cluster have the same
 * @param noun what users call one of its streams, as in {@code order}; its plural is regular
 * @param codec reads all of its events that there ever were
 * @param defaultPartitions of a new log, unless somebody asks for another number; at least 1
 */
public record AggregateLog<E>(
    String name, String noun, EventCodec<E> codec, int defaultPartitions) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_NAME = 64;
  private static final String WRITER = "orderlog-writer-";
  private static final String SHARED_GROUP = "orderlog.writers";
  private static final String EVENTS = ".events";

  /**
   * The log that was there before any other, so that neither the ids of its writers nor its clients'
   * tokens name it, and its writers have a group of their own. A process of an earlier version is
   * fenced by the id that it has, and by no other.
   */
  static final String UNNAMED = "orders";

  private static final Pattern SIBILANT_END = Pattern.compile("(s|x|z|ch|sh)$");
  private static final Pattern Y_END = Pattern.compile("(?<![aeiou])y$");

  /**
   * A definition whose topics may be there or not.
   *
   * @throws IllegalArgumentException if the name or the number is not allowed
   */
  public AggregateLog {
    if (!isName(name)) {
      throw new IllegalArgumentException("the name of a log is \"" + name
          + "\", allowed are lower-case words with digits, joined by hyphens, of at most "
          + LONGEST_NAME + " characters, such as orders");
    }
    if (defaultPartitions < 1) {
      throw new IllegalArgumentException("the log " + name + " is to have " + defaultPartitions
          + " partitions, allowed is 1 or more");
    }
  }

  /** The same for a log whose streams have no word of their own. */
  public AggregateLog(String name, EventCodec<E> codec, int defaultPartitions) {
    this(name, "stream", codec, defaultPartitions);
  }

  /** What users call several of its streams, as in {@code orders}. */
  public String nouns() {
    return Y_END.matcher(SIBILANT_END.matcher(noun).replaceFirst("$1e")).replaceFirst("ie") + "s";
  }

  /** Whether a log could be called so. */
  static boolean isName(String text) {
    return text.length() <= LONGEST_NAME && NAME.matcher(text).matches();
  }

  /** Whether a topic of this name holds the events of a log, by which everything else is made. */
  public static boolean isEventsTopic(String topic) {
    return topic.endsWith(EVENTS);
  }

  /** The topic of its events. */
  public String eventsTopic() {
    return name + EVENTS;
  }

  /** The topic in which its writers say who they are. */
  public String writersTopic() {
    return name + ".writers";
  }

  /**
   * The consumer group in which processes share its writers. Orders have one of their own, whose
   * members may be processes of an earlier version; all other logs have one together.
   */
  public String writersGroup() {
    return name.equals(UNNAMED) ? writersTopic() : SHARED_GROUP;
  }

  /** What CloudEvents call the source of its events. */
  public String source() {
    return "urn:orderlog:" + name;
  }

  /**
   * The id with which the writer of a slot opens its appender, and by which the log fences it. No
   * two logs share one, though Kafka knows transactional ids by cluster and not by topic.
   *
   * @param slot from 0
   */
  public String writerId(int slot) {
    return name.equals(UNNAMED) ? WRITER + slot : WRITER + name + "-" + slot;
  }

  /**
   * The name of its writers in messages to operators, so that those of two logs can be
   * distinguished.
   *
   * @param what as in {@code writer slot 3}
   */
  public String ofWriters(String what) {
    return name.equals(UNNAMED) ? what : what + " of " + name;
  }
}
