package io.orderlog.eventlog.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How old shapes of events become new ones, one version at a time: the only place that knows that
 * events once looked different. Immutable.
 */
public final class Upcasters {

  private record Step(String toType, UnaryOperator<ObjectNode> change) {}

  private final Map<String, Step> stepsByType;

  private Upcasters(Map<String, Step> stepsByType) {
    this.stepsByType = Map.copyOf(stepsByType);
  }

  /** All events still look as they always did. */
  public static Upcasters none() {
    return new Upcasters(Map.of());
  }

  /**
   * These upcasters and one more step.
   *
   * @param change turns the data of {@code fromType} into that of {@code toType}
   * @throws IllegalArgumentException if there is a step from that type already, or the steps would
   *     lead back to it
   */
  public Upcasters and(String fromType, String toType, UnaryOperator<ObjectNode> change) {
    if (stepsByType.containsKey(fromType)) {
      throw new IllegalArgumentException("two upcasters for " + fromType);
    }
    if (leadsTo(fromType, toType)) {
      throw new IllegalArgumentException("upcasting " + toType + " leads back to " + fromType);
    }
    Map<String, Step> extended = new HashMap<>(stepsByType);
    extended.put(fromType, new Step(toType, change));
    return new Upcasters(extended);
  }

  /** The types that are read but no longer written. */
  Set<String> oldTypes() {
    return stepsByType.keySet();
  }

  boolean isOld(String type) {
    return stepsByType.containsKey(type);
  }

  /** The data in the newest version of its type. */
  Upcast upcast(String type, ObjectNode data) {
    String newest = type;
    ObjectNode upcast = data;
    for (Step step = step(newest); step != null; step = step(newest)) {
      upcast = step.change().apply(upcast);
      newest = step.toType();
    }
    return new Upcast(newest, upcast);
  }

  private boolean leadsTo(String goal, String start) {
    String type = start;
    for (Step step = step(type); step != null && !type.equals(goal); step = step(type)) {
      type = step.toType();
    }
    return type.equals(goal);
  }

  private @Nullable Step step(String type) {
    return stepsByType.get(type);
  }

  record Upcast(String type, ObjectNode data) {}
}
