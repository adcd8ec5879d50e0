package io.orderlog.query.shipment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderlog.domain.shipment.Asked;
import io.orderlog.domain.shipment.Parcel.Item;
import io.orderlog.domain.shipment.ShipmentId;
import io.orderlog.domain.shipment.ShipmentStatus;
import io.orderlog.projections.shipment.ShipmentView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shipment as clients see it, without the address: nothing that is not there.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShipmentDocument(String shipmentId, String orderId, ShipmentStatus status,
    @Nullable String carrier, @Nullable String trackingNumber, List<Item> lines,
    @Nullable Label label, @Nullable Integer attempt, @Nullable Instant nextAttemptAt,
    @Nullable String error, long version, Instant updatedAt) {

  /** By what the bytes are known, which have an address of their own. */
  record Label(String sha256, int size, String mediaType) {}

  static ShipmentDocument of(ShipmentView view) {
    return new ShipmentDocument(view.shipmentId(), ShipmentId.orderOf(view.shipmentId()),
        view.status(), view.carrier().orElse(null), view.trackingNumber().orElse(null),
        view.known().map(known -> known.parcel().items()).orElse(List.of()),
        view.label().map(label -> new Label(label.file().sha256(), label.file().size(),
            label.file().mediaType())).orElse(null),
        view.asked().map(Asked::attempt).orElse(null),
        view.asked().filter(asked -> !asked.givenUp()).map(Asked::nextAt).orElse(null),
        view.error().orElse(null), view.version(), view.updatedAt());
  }
}
