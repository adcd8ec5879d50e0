package io.orderlog.command.shipment.carrier;

import io.orderlog.command.effects.Effects;
import io.orderlog.command.CarrierAddress;
import io.orderlog.command.CarrierAddress.At;
import io.orderlog.command.CarrierAddress.NoCarrier;
import io.orderlog.command.CarrierAddress.NotSaid;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentRequest;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.labels.KafkaLabelStore;
import io.orderlog.eventlog.shipment.ShipmentLog;
import io.orderlog.process.RunningParts;
import io.orderlog.time.Ticker;
import java.net.URI;

/** Whom shipments ask. */
public final class Carrier {

  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  private Carrier() {}

  /**
   * The one at this address.
   *
   * @param kafka where labels are stored
   * @param parts closes what asks
   */
  public static Effects<ShipmentCommand, ShipmentRequest> at(
      CarrierAddress address, KafkaConnection kafka, Ticker ticker, RunningParts parts) {
    String log = ShipmentLog.SHIPMENTS.name();
    CarrierPort port = new CarrierPort(parts.add(new CarrierClient(url(address))),
        parts.add(new KafkaLabelStore(kafka)));
    return parts.add(switch (address) {
      case At _ -> new Effects<>(log, port, ticker);
      case NoCarrier _ -> Effects.askingNobody(log, port, ticker);
      case NotSaid _ -> Effects.held(log, port, "nobody is asked to take parcels, because"
          + " ORDERLOG_CARRIER_URL names no carrier; none says that there is none", ticker);
    });
  }

  private static URI url(CarrierAddress address) {
    return switch (address) {
      case At(var url) -> url;
      case NoCarrier _,NotSaid _ -> NOWHERE;
    };
  }
}
