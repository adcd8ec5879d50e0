package io.orderlog.command.endpoint.delivery;

import io.orderlog.domain.endpoint.LogStart;
import io.orderlog.domain.endpoint.TypePattern;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogGoneException;
import io.orderlog.eventlog.LogIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The logs whose events endpoints may be told of. Thread-safe.
 *
 * @param all what they are
 * @param opening opens them
 */
public record ToldLogs(List<AggregateLog<?>> all, Opening opening) {

  /** Opens logs, each once. */
  @FunctionalInterface
  public interface Opening {

    /**
     * The log.
     *
     * @throws LogGoneException if there is none
     * @throws io.orderlog.eventlog.LogUnavailableException if that cannot be told
     */
    <E> EventLog<E> open(AggregateLog<E> log);
  }

  public ToldLogs {
    all = List.copyOf(all);
  }

  /** For a process that delivers nothing, and does not need to know where logs end. */
  public static ToldLogs unopened(List<AggregateLog<?>> all) {
    return new ToldLogs(all, new Opening() {
      @Override
      public <E> EventLog<E> open(AggregateLog<E> log) {
        throw new LogGoneException(log.eventsTopic() + " is not read here", null);
      }
    });
  }

  /** Whether there is a type of events that is meant. */
  public boolean knows(String pattern) {
    return all.stream().anyMatch(log -> isWanted(log, List.of(pattern)));
  }

  /** What stands for the events of one log each, as in {@code order.*, stock.*}. */
  public String families() {
    return all.stream().flatMap(log -> log.codec().types().stream())
        .map(type -> type.substring(0, type.indexOf('.')) + ".*")
        .collect(Collectors.toCollection(TreeSet::new)).stream().collect(Collectors.joining(", "));
  }

  /** Those that have events of these types. */
  List<AggregateLog<?>> wanted(List<String> types) {
    return all.stream().filter(log -> isWanted(log, types)).toList();
  }

  private static boolean isWanted(AggregateLog<?> log, List<String> types) {
    return log.codec().types().stream().anyMatch(
        type -> types.stream().anyMatch(pattern -> TypePattern.matches(pattern, type)));
  }

  /**
   * Where those that have events of these types end at present; of one that is not there yet
   * nothing is said.
   *
   * @throws io.orderlog.eventlog.LogUnavailableException if that cannot be told
   */
  public List<LogStart> ends(List<String> types) {
    List<LogStart> ends = new ArrayList<>();
    for (AggregateLog<?> wanted : wanted(types)) {
      try {
        EventLog<?> log = opening.open(wanted);
        LogIdentity identity = log.identity();
        ends.add(new LogStart(wanted.name(), identity.id(), List.copyOf(
            log.endOffsets(identity.allPartitions()).byPartition().values())));
      } catch (LogGoneException notYet) {
        // It begins after this, so all of it is to be told.
      }
    }
    return ends;
  }
}
