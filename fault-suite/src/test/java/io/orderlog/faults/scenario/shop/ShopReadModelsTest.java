package io.orderlog.faults.scenario.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.fulfilment.FulfilmentState.Paying;
import io.orderlog.domain.fulfilment.FulfilmentState.Shipping;
import io.orderlog.faults.scenario.Cluster;
import io.orderlog.faults.scenario.Layout;
import io.orderlog.faults.shop.check.Inertness;
import io.orderlog.faults.shop.ShopEvidence;
import io.orderlog.projections.Projections;
import io.orderlog.projections.readmodel.Projection;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Read models are made anew, rolled back and verified. Nothing moves by that: while orders go on,
 * nothing happens that they do not lead to; and while all orders wait for somebody, nothing happens
 * at all.
 */
@Tag("faults")
class ShopReadModelsTest {

  private static final Layout SHOP =
      Layout.commandSides(1).withReadSide().withShop(ShopTrial.NO_REVIEWS);

  /** Enough for something to go on until the next read model is rolled back. */
  private static final int CUSTOMERS_FOR_EACH = 2;
  /** Each is a process, and by then each read model was rolled back once. */
  private static final int SOME = 3;

  @Test
  @Tag("faults-short")
  void made_anew_rolled_back_and_verified() throws Exception {
    ShopTrial.run("shop-read-models", SHOP, (cluster, trial) -> {
      trial.strikeRepeatedly(() -> {
        cluster.run("replay", "rebuild", "--all");
        ShopEvidence before = trial.evidence();
        rollBack(cluster, Projections.all(), () -> trial.moreCustomers(CUSTOMERS_FOR_EACH));
        assertThat(Inertness.check(before, trial.evidence())).as("orders go on").isNotEmpty();
        cluster.verifyReadModels();
      });
      // When nobody is left who might have one of them blocked for a moment.
      trial.serve();
      String declined = trial.customers().order("declined");
      String challenged = trial.customers().order("challenge");
      String paid = trial.customers().order("ok");
      ShopEvidence before = trial.atRest();
      assertThat(before.logs().process(declined)).isInstanceOf(Paying.class);
      assertThat(before.logs().process(challenged)).isInstanceOf(Paying.class);
      assertThat(before.logs().process(paid)).isInstanceOf(Shipping.class);
      cluster.run("replay", "rebuild", "--all");
      rollBack(cluster, Projections.all().subList(0, SOME), () -> {});
      cluster.verifyReadModels();
      assertThat(Inertness.check(before, trial.evidence())).isEmpty();
    });
  }

  private static void rollBack(
      Cluster cluster, List<Projection<?>> projections, Runnable beforeEach) {
    projections.forEach(projection -> {
      beforeEach.run();
      cluster.run("replay", "rollback", projection.name());
    });
  }
}
