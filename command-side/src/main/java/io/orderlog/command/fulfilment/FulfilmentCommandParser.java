package io.orderlog.command.fulfilment;

import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Approve;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Abandon;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Deliver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HandOver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.RefundSome;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Retry;
import io.orderlog.domain.fulfilment.FulfilmentCommand.UseMethod;
import io.orderlog.http.body.JsonFields;
import io.orderlog.http.problem.ProblemException;
import java.math.BigDecimal;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON bodies as commands. Every method throws {@link ProblemException} for a body of the wrong
 * shape and {@link InvalidCommandException} for a command that breaks a rule of its own.
 */
final class FulfilmentCommandParser {

  private FulfilmentCommandParser() {}

  static FulfilmentCommand retry(ObjectNode body) {
    return new Retry(onlyText(body, "reason"));
  }

  static FulfilmentCommand approve(ObjectNode body) {
    return new Approve(onlyText(body, "reason"));
  }

  static FulfilmentCommand abandon(ObjectNode body) {
    return new Abandon(onlyText(body, "reason"));
  }

  static FulfilmentCommand useMethod(ObjectNode body) {
    return new UseMethod(onlyText(body, "paymentMethod"));
  }

  static FulfilmentCommand refund(ObjectNode body) {
    JsonFields fields = JsonFields.of(body);
    BigDecimal amount = fields.decimal("amount");
    String reason = fields.text("reason");
    fields.check();
    return new RefundSome(amount, reason);
  }

  static FulfilmentCommand handOver(ObjectNode body) {
    JsonFields fields = JsonFields.of(body);
    String carrier = fields.text("carrier");
    String trackingNumber = fields.text("trackingNumber");
    fields.check();
    return new HandOver(carrier, trackingNumber);
  }

  static FulfilmentCommand deliver(ObjectNode body) {
    JsonFields.of(body).check();
    return new Deliver();
  }

  private static String onlyText(ObjectNode body, String field) {
    JsonFields fields = JsonFields.of(body);
    String text = fields.text(field);
    fields.check();
    return text;
  }
}
