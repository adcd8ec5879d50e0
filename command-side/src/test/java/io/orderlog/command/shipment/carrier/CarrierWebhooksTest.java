package io.orderlog.command.shipment.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.command.webhook.Heard;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentCommand.RecordCancelled;
import io.orderlog.domain.shipment.ShipmentCommand.RecordDelivered;
import io.orderlog.domain.shipment.ShipmentCommand.RecordHandedOver;
import io.orderlog.domain.shipment.ShipmentExamples;
import io.orderlog.http.problem.ProblemException;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a carrier tells, as facts. */
class CarrierWebhooksTest {

  private static final String ID = ShipmentExamples.ID;

  @Test
  void what_is_known_is_a_fact_of_its_shipment() {
    assertThat(read("parcel.handed-over", data(ID)))
        .contains(new Heard<>(ID, new RecordHandedOver("Post", "SP1")));
    assertThat(read("parcel.delivered", data(ID.toUpperCase(Locale.ROOT) + "~2")))
        .contains(new Heard<>(ID + "~2", new RecordDelivered("Post", "SP1")));
    assertThat(read("parcel.cancelled", "{\"reference\":\"" + ID + "\"}"))
        .contains(new Heard<>(ID, new RecordCancelled()));
  }

  @Test
  void what_nobody_waits_for_is_passed_over() {
    assertThat(read("parcel.weighed", "7")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      7                                                               | data
      {"carrier":"Post","trackingNumber":"SP1"}                       | data.reference
      {"reference":"basket-1","carrier":"Post","trackingNumber":"S"}  | basket-1
      {"reference":"%s","trackingNumber":"SP1"}                       | data.carrier
      {"reference":"%s","carrier":"Post","trackingNumber":"a\\u0000"} | data.trackingNumber
      """)
  void what_is_wrong_is_named(String data, String named) {
    assertThatThrownBy(() -> read("parcel.delivered", data.replace("%s", ID)))
        .isInstanceOfSatisfying(ProblemException.class, wrong -> assertThat(
            String.valueOf(wrong.problem())).contains(named));
  }

  private static Optional<Heard<ShipmentCommand>> read(String type, String data) {
    return CarrierWebhooks.read((ObjectNode) JsonMapper.shared()
        .readTree("{\"type\":\"" + type + "\",\"data\":" + data + "}"));
  }

  private static String data(String reference) {
    return "{\"reference\":\"" + reference
        + "\",\"carrier\":\"Post\",\"trackingNumber\":\"SP1\",\"weight\":7}";
  }
}
