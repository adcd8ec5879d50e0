package io.orderlog.projections.fulfilment;

import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Asking;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.orderlog.domain.fulfilment.FulfilmentEvent.HandedOver;
import io.orderlog.domain.fulfilment.FulfilmentEvent.LineConfirmed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.LineReserved;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ReturnBegun;
import io.orderlog.domain.fulfilment.FulfilmentEvent.StepUndone;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Telling;
import io.orderlog.domain.fulfilment.FulfilmentEvent.UnwindingBegun;
import io.orderlog.domain.fulfilment.Step;
import io.orderlog.projections.fulfilment.LineView.Standing;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an event says of the lines of its order. */
final class LineFold {

  private LineFold() {}

  static List<LineView> after(FulfilmentEvent event, List<LineView> lines) {
    return switch (event) {
      case FulfilmentStarted started -> started.lines().stream()
          .map(line -> new LineView(line.sku(), line.quantity(), Standing.ASKED)).toList();
      case LineReserved(var sku) -> with(lines, Set.of(sku), Standing.RESERVED);
      case LineConfirmed(var sku) -> with(lines, Set.of(sku), Standing.CONFIRMED);
      case HandedOver _ -> all(lines, Standing.LEFT);
      case ReturnBegun _ -> all(lines, Standing.RETURNED);
      case UnwindingBegun(_, var steps, _) ->
        with(lines, released(steps.stream()), Standing.RELEASING);
      case StepUndone(var step) -> with(lines, released(Stream.of(step)), Standing.RELEASED);
      case Asking _,Telling _ -> lines;
    };
  }

  private static Set<String> released(Stream<Step> steps) {
    return steps.filter(step -> step.kind() == Step.Kind.RELEASE).map(Step::sku)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<LineView> all(List<LineView> lines, Standing standing) {
    return lines.stream().map(line -> line.with(standing)).toList();
  }

  private static List<LineView> with(
      List<LineView> lines, Set<String> skus, Standing standing) {
    return lines.stream().map(line -> skus.contains(line.sku()) ? line.with(standing) : line)
        .toList();
  }
}
