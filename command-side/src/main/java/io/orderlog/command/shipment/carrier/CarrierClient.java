package io.orderlog.command.shipment.carrier;

import io.orderlog.command.effects.EffectFailedException;
import io.orderlog.command.effects.http.OutsideClient;
import io.orderlog.command.effects.http.RefusedException;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.shipment.Parcel;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The HTTP API of a carrier, as docs/api/simulators.yaml has it. Thread-safe. */
public final class CarrierClient implements AutoCloseable {

  private static final String LABELS = "/v1/labels";

  private final OutsideClient client;

  /** @param url where the carrier is */
  public CarrierClient(URI url) {
    this.client = new OutsideClient("the carrier", url);
  }

  /** Asks for a label. */
  CarrierLabel label(String key, Parcel parcel)
      throws EffectFailedException, RefusedException, InterruptedException {
    PostalAddress address = parcel.address();
    return CarrierLabel.of(client.post(LABELS, key, Map.of(
        "reference", parcel.shipmentId(),
        "address", Map.of("name", address.name(), "street", address.street(), "postalCode",
            address.postalCode(), "city", address.city(), "country", address.country()),
        "items", parcel.items().stream().<Map<String, Object>>map(item -> Map.of(
            "sku", item.sku(), "quantity", item.quantity())).toList())));
  }

  /** The label that was asked for with this key, if the carrier has ever heard of it. */
  Optional<CarrierLabel> find(String key, String reference)
      throws EffectFailedException, InterruptedException {
    return client.list(LABELS + "?reference=" + OutsideClient.inUrl(reference)).stream()
        .map(CarrierLabel::of).filter(each -> each.key().equals(key)).findFirst();
  }

  /** Asks for a label to be forgotten. */
  void cancel(String key, String id)
      throws EffectFailedException, RefusedException, InterruptedException {
    JsonNode _ = client.delete(LABELS + "/" + OutsideClient.inUrl(id), key);
  }

  @Override
  public void close() {
    client.close();
  }
}
