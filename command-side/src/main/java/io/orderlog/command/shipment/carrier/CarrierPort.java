package io.orderlog.command.shipment.carrier;

import io.orderlog.command.effects.EffectFailedException;
import io.orderlog.command.effects.EffectPort;
import io.orderlog.command.effects.http.RefusedException;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentCommand.Fact;
import io.orderlog.domain.shipment.ShipmentCommand.RecordAttemptFailed;
import io.orderlog.domain.shipment.ShipmentCommand.RecordCancelTooLate;
import io.orderlog.domain.shipment.ShipmentCommand.RecordCancelled;
import io.orderlog.domain.shipment.ShipmentCommand.RecordFailed;
import io.orderlog.domain.shipment.ShipmentCommand.RecordLabel;
import io.orderlog.domain.shipment.ShipmentRequest;
import io.orderlog.domain.shipment.ShipmentRequest.CancelLabel;
import io.orderlog.domain.shipment.ShipmentRequest.CreateLabel;
import io.orderlog.domain.shipment.ShipmentRequest.FindLabel;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.labels.LabelStore;
import java.util.Base64;
import java.util.Optional;

/**
 * What a shipment asks, in the words of its carrier, and the answers as facts. What is printed is
 * stored before anybody hears of it.
 */
public final class CarrierPort implements EffectPort<ShipmentCommand, ShipmentRequest> {

  /** Of what the carrier has never heard of. */
  static final String UNKNOWN = "unknown";

  private static final String PDF = "application/pdf";
  private static final int NOT_THERE = 404;
  private static final int TOO_LATE = 409;

  private final CarrierClient carrier;
  private final LabelStore labels;

  /**
   * Over these, which others close.
   *
   * @param carrier is asked
   * @param labels keeps what is printed
   */
  public CarrierPort(CarrierClient carrier, LabelStore labels) {
    this.carrier = carrier;
    this.labels = labels;
  }

  @Override
  public ShipmentCommand ask(Effect<ShipmentCommand, ShipmentRequest> effect, String key)
      throws EffectFailedException, InterruptedException {
    try {
      return ask(effect.request(), key);
    } catch (RefusedException refused) {
      return new RecordFailed(refused.code());
    }
  }

  @Override
  public ShipmentCommand failed(
      Effect<ShipmentCommand, ShipmentRequest> effect, String error) {
    return new RecordAttemptFailed(effect.transaction(), effect.attempt(), error);
  }

  private Fact ask(ShipmentRequest request, String key)
      throws EffectFailedException, RefusedException, InterruptedException {
    return switch (request) {
      case CreateLabel(var parcel) -> stored(carrier.label(key, parcel));
      case FindLabel(var shipmentId) -> {
        Optional<CarrierLabel> found = carrier.find(key, shipmentId);
        yield found.isPresent() ? stored(found.get()) : new RecordFailed(UNKNOWN);
      }
      case CancelLabel(_, var reference) -> cancelled(key, reference);
    };
  }

  private Fact cancelled(String key, String reference)
      throws EffectFailedException, InterruptedException {
    try {
      carrier.cancel(key, reference);
      return new RecordCancelled();
    } catch (RefusedException refused) {
      return switch (refused.status()) {
        case TOO_LATE -> new RecordCancelTooLate();
        case NOT_THERE -> new RecordCancelled();
        default -> throw new EffectFailedException(
            "the carrier does not cancel: " + refused.code());
      };
    }
  }

  private Fact stored(CarrierLabel label) throws EffectFailedException {
    try {
      byte[] content = Base64.getDecoder().decode(label.content());
      if (content.length == 0 || content.length > LabelStore.MAX_BYTES
          || !label.mediaType().equals(PDF)) {
        throw new EffectFailedException("the carrier answers no PDF of 1 to "
            + LabelStore.MAX_BYTES + " bytes");
      }
      RecordLabel.requireNames(label.carrier(), label.trackingNumber(), label.id());
      return new RecordLabel(label.carrier(), label.trackingNumber(), label.id(),
          labels.keep(content, label.mediaType()));
    } catch (InvalidCommandException wrong) {
      throw new EffectFailedException("the carrier answers a label whose "
          + wrong.violations().getFirst().field() + " "
          + wrong.violations().getFirst().message());
    } catch (IllegalArgumentException notBase64) {
      throw new EffectFailedException("the carrier answers what is no Base64");
    } catch (LogUnavailableException notStored) {
      throw new EffectFailedException("the label cannot be stored");
    }
  }
}
