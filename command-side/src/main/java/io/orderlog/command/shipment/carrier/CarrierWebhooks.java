package io.orderlog.command.shipment.carrier;

import io.orderlog.command.webhook.Heard;
import io.orderlog.command.webhook.WebhookBody;
import io.orderlog.command.webhook.WebhookRoute;
import io.orderlog.command.webhook.WebhookSecrets;
import io.orderlog.domain.CommandRules;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentCommand.Fact;
import io.orderlog.domain.shipment.ShipmentCommand.RecordCancelled;
import io.orderlog.domain.shipment.ShipmentCommand.RecordDelivered;
import io.orderlog.domain.shipment.ShipmentCommand.RecordHandedOver;
import io.orderlog.domain.shipment.ShipmentId;
import io.orderlog.domain.shipment.ShipmentRejection;
import io.orderlog.domain.shipment.decisions.ShipmentDecider;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.settings.Setting;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** What the carrier tells by itself, as facts. */
public final class CarrierWebhooks {

  /** Where the carrier sends them. */
  public static final String PATH = "/webhooks/carrier";

  private CarrierWebhooks() {}

  /** For shipments, whose carrier signs with these. */
  public static WebhookRoute<ShipmentCommand, ShipmentRejection> route(WebhookSecrets secrets) {
    return new WebhookRoute<>(
        PATH, secrets, Setting.CARRIER_WEBHOOK_SECRETS, CarrierWebhooks::read,
        ShipmentDecider::isFinal);
  }

  /**
   * Reads one; empty if its type is none of those that are known.
   *
   * @throws ProblemException 400 if it is malformed, 404 if nobody here has asked for its parcel
   */
  static Optional<Heard<ShipmentCommand>> read(ObjectNode body) {
    return switch (WebhookBody.type(body)) {
      case "parcel.handed-over" -> heard(body, data -> new RecordHandedOver(
          printable(data, "carrier"), printable(data, "trackingNumber")));
      case "parcel.delivered" -> heard(body, data -> new RecordDelivered(
          printable(data, "carrier"), printable(data, "trackingNumber")));
      case "parcel.cancelled" -> heard(body, _ -> new RecordCancelled());
      default -> Optional.empty();
    };
  }

  private static Optional<Heard<ShipmentCommand>> heard(
      ObjectNode body, Function<WebhookBody, Fact> fact) {
    WebhookBody data = WebhookBody.data(body);
    String reference = data.text("reference");
    String shipment = ShipmentId.canonical(reference).orElseThrow(() -> unknown(reference));
    return Optional.of(new Heard<>(shipment, fact.apply(data)));
  }

  private static String printable(WebhookBody data, String name) {
    String text = data.text(name);
    if (!CommandRules.isText(text, ShipmentCommand.MAX_TEXT_LENGTH)) {
      throw WebhookBody.wrongData(name, "must have printable characters only");
    }
    return text;
  }

  private static ProblemException unknown(String name) {
    return new ProblemException(Problem.of(404, "shipment-not-found", "No such shipment",
        "Nobody here has asked for a parcel under " + name));
  }
}
