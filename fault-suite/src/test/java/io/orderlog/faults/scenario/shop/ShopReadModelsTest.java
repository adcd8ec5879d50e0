package io.orderlog.faults.scenario.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.faults.scenario.Layout;
import io.orderlog.faults.shop.Inertness;
import io.orderlog.faults.shop.ShopEvidence;
import io.orderlog.projections.Projections;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Read models are made anew, rolled back and verified. Nothing moves by that: while orders are
 * under way, nothing happens that they do not lead to; and when nothing is under way, nothing
 * happens at all.
 */
@Tag("faults")
class ShopReadModelsTest {

  private static final Layout SHOP =
      Layout.commandSides(1).withReadSide().withShop(Map.of());

  @Test
  @Tag("faults-short")
  void made_anew_rolled_back_and_verified() throws Exception {
    ShopTrial.run("shop-read-models", SHOP, (cluster, trial) -> {
      trial.strikeRepeatedly(() -> {
        cluster.run("replay", "rebuild", "--all");
        cluster.verifyReadModels();
      });
      trial.serve();
      ShopEvidence before = trial.atRest();
      cluster.run("replay", "rebuild", "--all");
      Projections.all()
          .forEach(projection -> cluster.run("replay", "rollback", projection.name()));
      cluster.verifyReadModels();
      assertThat(Inertness.check(before, trial.evidence())).isEmpty();
    });
  }
}
