package io.orderlog.command.stock;

import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.Violation;
import io.orderlog.domain.stock.StockCommand;
import io.orderlog.domain.stock.StockCommand.Adjust;
import io.orderlog.domain.stock.StockCommand.Receive;
import io.orderlog.domain.stock.StockCommand.Release;
import io.orderlog.domain.stock.StockCommand.TryReserve;
import io.orderlog.http.body.JsonFields;
import io.orderlog.http.problem.ProblemException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON bodies as commands. Every method throws {@link ProblemException} for a body of the wrong
 * shape and {@link InvalidCommandException} for a command that breaks a rule of its own.
 */
final class StockCommandParser {

  /** Why a reservation is released, if a client asks. */
  static final String BY_CLIENT = "RELEASED";

  private StockCommandParser() {}

  static StockCommand receive(ObjectNode body) {
    JsonFields fields = JsonFields.of(body);
    int quantity = fields.wholeNumber("quantity");
    String reference = fields.text("reference");
    fields.check();
    return new Receive(quantity, reference);
  }

  static StockCommand adjust(ObjectNode body) {
    JsonFields fields = JsonFields.of(body);
    int delta = fields.wholeNumber("delta");
    String reason = fields.text("reason");
    fields.check();
    return new Adjust(delta, reason);
  }

  static StockCommand reserve(ObjectNode body) {
    JsonFields fields = JsonFields.of(body);
    String reservationId = fields.text("reservationId");
    int quantity = fields.wholeNumber("quantity");
    int holdSeconds = fields.wholeNumber("holdSeconds");
    fields.check();
    return new TryReserve(reservationId, quantity, holdSeconds);
  }

  static StockCommand release(ObjectNode body) {
    JsonFields fields = JsonFields.of(body);
    String reservationId = fields.text("reservationId");
    fields.check();
    StockCommand release = new Release(reservationId, BY_CLIENT);
    if (!StockCommand.isOutside(reservationId)) {
      throw new InvalidCommandException(
          List.of(new Violation("reservationId", StockCommand.OUTSIDE_RULE)));
    }
    return release;
  }
}
