package io.orderlog.command.risk;

import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.risk.RiskCommand;
import io.orderlog.domain.risk.RiskCommand.Block;
import io.orderlog.domain.risk.RiskCommand.Unblock;
import io.orderlog.domain.risk.RiskPolicy;
import io.orderlog.domain.risk.RiskSubject.Kind;
import io.orderlog.domain.risk.RiskSubject;
import io.orderlog.http.body.JsonFields;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.settings.Setting;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON bodies as commands. Every method throws {@link ProblemException} for a body of the wrong
 * shape and {@link InvalidCommandException} for a command that breaks a rule of its own.
 */
final class RiskCommandParser {

  private RiskCommandParser() {}

  /** Only of what orders are asked about: nothing else would come of it. */
  static RiskCommand block(RiskPolicy policy, String subject, ObjectNode body) {
    String reason = reason(body);
    Kind kind = RiskSubject.parse(subject).orElseThrow().kind();
    if (!policy.asked().contains(kind)) {
      throw new ProblemException(Problem.of(409, "risk-not-asked",
          "No order is asked about this here", "A block of " + subject + " would stop no order: "
              + Setting.RISK_RULES.variable() + " has no rules for " + kind.word()
              + "; '" + kind.word() + ": no limit' is enough"));
    }
    return new Block(reason);
  }

  static RiskCommand unblock(ObjectNode body) {
    return new Unblock(reason(body));
  }

  private static String reason(ObjectNode body) {
    JsonFields fields = JsonFields.of(body);
    String reason = fields.text("reason");
    fields.check();
    return reason;
  }
}
