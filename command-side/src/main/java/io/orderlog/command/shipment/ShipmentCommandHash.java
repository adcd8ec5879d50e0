package io.orderlog.command.shipment;

import io.orderlog.command.http.CommandHash;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentCommand.Cancel;
import io.orderlog.domain.shipment.ShipmentCommand.RecordAttemptFailed;
import io.orderlog.domain.shipment.ShipmentCommand.RecordCancelTooLate;
import io.orderlog.domain.shipment.ShipmentCommand.RecordCancelled;
import io.orderlog.domain.shipment.ShipmentCommand.RecordDelivered;
import io.orderlog.domain.shipment.ShipmentCommand.RecordFailed;
import io.orderlog.domain.shipment.ShipmentCommand.RecordHandedOver;
import io.orderlog.domain.shipment.ShipmentCommand.RecordLabel;
import io.orderlog.domain.shipment.ShipmentCommand.Request;

/** The hashes of a shipment's commands. One byte a command: fixed for ever. */
final class ShipmentCommandHash {

  private static final byte REQUEST = 1;
  private static final byte CANCEL = 2;
  private static final byte RECORD_LABEL = 3;
  private static final byte RECORD_FAILED = 4;
  private static final byte RECORD_HANDED_OVER = 5;
  private static final byte RECORD_DELIVERED = 6;
  private static final byte RECORD_CANCELLED = 7;
  private static final byte RECORD_CANCEL_TOO_LATE = 8;
  private static final byte RECORD_ATTEMPT_FAILED = 9;

  private ShipmentCommandHash() {}

  static String of(ShipmentCommand command) {
    return switch (command) {
      case Request asked -> CommandHash.of(REQUEST, asked);
      case Cancel asked -> CommandHash.of(CANCEL, asked);
      case RecordLabel asked -> CommandHash.of(RECORD_LABEL, asked);
      case RecordFailed asked -> CommandHash.of(RECORD_FAILED, asked);
      case RecordHandedOver asked -> CommandHash.of(RECORD_HANDED_OVER, asked);
      case RecordDelivered asked -> CommandHash.of(RECORD_DELIVERED, asked);
      case RecordCancelled asked -> CommandHash.of(RECORD_CANCELLED, asked);
      case RecordCancelTooLate asked -> CommandHash.of(RECORD_CANCEL_TOO_LATE, asked);
      case RecordAttemptFailed asked -> CommandHash.of(RECORD_ATTEMPT_FAILED, asked);
    };
  }
}
