package io.orderlog.projections.fulfilment;

import java.util.List;

/**
 * A process, and all that has happened to it, as of one moment.
 *
 * @param steps in the order in which they were taken
 */
public record FulfilmentStory(FulfilmentView fulfilment, List<StepView> steps) {

  public FulfilmentStory {
    steps = List.copyOf(steps);
  }

  /** Whether the order with the process's id is known to be another's. */
  public boolean isWithoutOrder() {
    return steps.stream().anyMatch(step -> StepWords.saysThatOrderIsOfOthers(step.what()));
  }
}
