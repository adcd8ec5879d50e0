package io.orderlog.domain.shipment;

import io.orderlog.domain.CommandRules;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.shipment.Parcel.Item;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What can be asked of a shipment, and what the carrier says of it. A command keeps the rules that
 * can be checked without knowing the shipment: every constructor throws
 * {@link InvalidCommandException} otherwise.
 */
public sealed interface ShipmentCommand {

  int MAX_TEXT_LENGTH = 255;

  /** Names the request for a label; the key under which the carrier is asked follows from it. */
  String LABEL = "label";

  /** Names the request to forget it. */
  String CANCEL = "cancel";

  /**
   * Asked by who drives the order. Answered by an event, but for a request that is under way or
   * over, which is rejected for ever.
   */
  sealed interface ByProcess extends ShipmentCommand {}

  /** These lines are to leave. Asked again, what was given up or refused is tried again. */
  record Request(String shipmentId, List<Item> lines, PostalAddress address)
      implements ByProcess {
    public Request {
      lines = List.copyOf(lines);
      new CommandRules().require(!lines.isEmpty(), "lines", "must not be empty")
          .require(lines.stream().allMatch(each -> each.quantity() >= 1), "lines",
              "must have quantities from 1 on")
          .check();
    }
  }

  /** It is not to leave. Asked again, what was given up is tried again. */
  record Cancel(String reason) implements ByProcess {
    public Cancel {
      new CommandRules().requireText(reason, MAX_TEXT_LENGTH, "reason").check();
    }
  }

  /** What the carrier says has happened. Rejected is only what is known. */
  sealed interface Fact extends ShipmentCommand {}

  /**
   * There is a label, and its bytes are stored.
   *
   * @param reference the carrier's name for it
   */
  record RecordLabel(String carrier, String trackingNumber, String reference, Label.File file)
      implements Fact {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public RecordLabel {
      names(carrier, trackingNumber, reference)
          .requireText(file.mediaType(), MAX_TEXT_LENGTH, "mediaType")
          .require(SHA_256.matcher(file.sha256()).matches(), "sha256",
              "must be 64 hexadecimal digits in lower case")
          .require(file.size() >= 1, "size", "must be at least 1")
          .require(file.offset() >= 0, "offset", "must be at least 0").check();
    }

    /**
     * Looks at the names alone, for whoever has not stored the bytes yet.
     *
     * @throws InvalidCommandException if no label may have them
     */
    public static void requireNames(String carrier, String trackingNumber, String reference) {
      names(carrier, trackingNumber, reference).check();
    }

    private static CommandRules names(
        String carrier, String trackingNumber, String reference) {
      return parcel(carrier, trackingNumber)
          .requireText(reference, MAX_TEXT_LENGTH, "reference");
    }
  }

  /** The carrier does not want it; also that it has never heard of it. */
  record RecordFailed(String code) implements Fact {}

  record RecordHandedOver(String carrier, String trackingNumber) implements Fact {
    public RecordHandedOver {
      parcel(carrier, trackingNumber).check();
    }
  }

  record RecordDelivered(String carrier, String trackingNumber) implements Fact {
    public RecordDelivered {
      parcel(carrier, trackingNumber).check();
    }
  }

  /** The carrier will not take it. */
  record RecordCancelled() implements Fact {}

  /** The carrier has it, and so does not forget it. */
  record RecordCancelTooLate() implements Fact {}

  /** The carrier could not be asked, or has not said what it did. */
  record RecordAttemptFailed(String txId, int attempt, String error) implements Fact {}

  private static CommandRules parcel(String carrier, String trackingNumber) {
    return new CommandRules().requireText(carrier, MAX_TEXT_LENGTH, "carrier")
        .requireText(trackingNumber, MAX_TEXT_LENGTH, "trackingNumber");
  }
}
