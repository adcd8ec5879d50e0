package io.orderlog.projections.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Walk;
import io.orderlog.domain.shipment.ShipmentEvent;
import io.orderlog.domain.shipment.ShipmentEvent.AttemptFailed;
import io.orderlog.domain.shipment.ShipmentEvent.ParcelDelivered;
import io.orderlog.domain.shipment.ShipmentExamples;
import io.orderlog.domain.shipment.ShipmentState;
import io.orderlog.domain.shipment.ShipmentStatus;
import io.orderlog.domain.shipment.ShipmentWalks;
import io.orderlog.domain.shipment.decisions.ShipmentDecider;
import io.orderlog.projections.FedReadModel;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.OrderEvents;
import io.orderlog.projections.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What is known of each shipment, on each kind of database. */
@OnEveryDatabase
@SuppressWarnings("NullAway.Init") // Set before each test.
class ShipmentsProjectionTest {

  private static final String ID = ShipmentExamples.ID;
  private static final int WALKS = 60;

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private FedReadModel<ShipmentEvent> fed;
  private ShipmentFinder shipments;

  @BeforeEach
  void open() {
    fed = new FedReadModel<>(new ShipmentsProjection(), kind.create(data));
    shipments = new ShipmentFinder(fed.readModels());
  }

  @AfterEach
  void close() {
    fed.close();
  }

  @Test
  void a_parcel_is_followed_to_its_customer() {
    fed.append(ID, 1, List.of(ShipmentExamples.REQUESTED,
        new AttemptFailed("label", 1, "timeout\0", OrderEvents.START)));
    fed.feed();
    assertThat(shipment().status()).isEqualTo(ShipmentStatus.REQUESTED);
    assertThat(shipment().error()).contains("timeout\0");
    assertThat(shipment().asked().orElseThrow().attempt()).isEqualTo(2);
    assertThat(shipment().carrier()).isEmpty();

    fed.append(ID, 3, List.of(ShipmentExamples.LABELLED));
    fed.feed();
    assertThat(shipment().error()).isEmpty();
    assertThat(shipment().carrier()).contains("Simulated Post");
    assertThat(shipment().label().orElseThrow().file()).isEqualTo(ShipmentExamples.FILE);

    fed.append(ID, 4, List.of(ShipmentExamples.HANDED_OVER, new ParcelDelivered()));
    fed.feed();
    assertThat(shipment().status()).isEqualTo(ShipmentStatus.DELIVERED);
    assertThat(shipment().trackingNumber()).contains("SP1");
    assertThat(shipment().version()).isEqualTo(5);
    assertThat(shipments.byId(UUID.randomUUID().toString()).value()).isEmpty();
  }

  /** Whatever a shipment meets, the read model knows it as the rules do. */
  @Test
  void each_is_what_the_rules_make_of_it_and_verified_and_rebuilt() {
    Map<String, ShipmentState> expected = new HashMap<>();
    for (long seed = 0; seed < WALKS; seed++) {
      var walk = Walk.lead(new ShipmentDecider(), ShipmentWalks.draw(new SplittableRandom(seed)));
      if (!walk.events().isEmpty()) {
        String id = UUID.randomUUID().toString();
        expected.put(id, walk.state());
        fed.append(id, 1, walk.events());
      }
    }
    fed.feed();
    assertAll(expected);
    fed.verify();
    fed.rebuild();
    assertAll(expected);
  }

  @Test
  void what_cannot_have_happened_parks_the_shipment() {
    fed.append(ID, 1, List.of(ShipmentExamples.HANDED_OVER));
    fed.feed();
    assertThat(shipments.byId(ID).value()).isEmpty();
    assertThat(fed.readModels().parkedStreams("shipments")).isEqualTo(1);
  }

  private void assertAll(Map<String, ShipmentState> expected) {
    expected.forEach((id, state) -> assertThat(
        shipments.byId(id).value().orElseThrow().state()).isEqualTo(state));
  }

  private ShipmentView shipment() {
    return shipments.byId(ID).value().orElseThrow();
  }
}
