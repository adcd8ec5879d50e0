package io.orderlog.replay.readmodels;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.tally.TallyLog;
import io.orderlog.projections.demand.DemandProjection;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.tally.TalliesProjection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerLogTest {

  private final LogUnavailableException away = new LogUnavailableException("away", null);

  private final List<Projection<?>> projections =
      List.of(new OrdersProjection(), new TalliesProjection(), new DemandProjection());
  private final List<String> done = new ArrayList<>();

  @Test
  void work_for_each_projection_keeps_their_sequence() {
    assertThat(PerLog.<Projection<?>>run(projections, Projection::log,
        projection -> done.add(projection.name()))).isEmpty();

    assertThat(done).containsExactly("orders", "tallies", "demand");
  }

  @Test
  void a_log_that_fails_is_not_tried_for_its_other_projections() {
    assertThat(PerLog.<Projection<?>>run(projections, Projection::log, projection -> {
      done.add(projection.name());
      requireTally(projection);
    })).containsSame(away);

    assertThat(done).containsExactly("orders", "tallies");
  }

  @Test
  void work_for_each_log_gets_all_of_its_projections_and_goes_on_behind_a_failure() {
    assertThat(PerLog.runTogether(projections, ofLog -> {
      done.add(String.join("+", ofLog.stream().map(Projection::name).toList()));
      requireTally(ofLog.getFirst());
    })).containsSame(away);

    assertThat(done).containsExactly("orders+demand", "tallies");
  }

  private void requireTally(Projection<?> projection) {
    if (!projection.log().equals(TallyLog.TALLIES)) {
      throw away;
    }
  }
}
