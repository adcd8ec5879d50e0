package io.orderlog.command.risk;

import io.orderlog.command.http.CommandRoute.Change;
import io.orderlog.command.http.CommandRoutes;
import io.orderlog.command.http.IdForm;
import io.orderlog.domain.risk.RiskCommand;
import io.orderlog.domain.risk.RiskPolicy;
import io.orderlog.domain.risk.RiskRejection;
import io.orderlog.domain.risk.RiskSubject;
import java.util.List;

/** The commands of a subject that come over HTTP; what processes ask does not. */
final class RiskRoutes {

  private RiskRoutes() {}

  /** @param policy says which subjects orders are asked about */
  static CommandRoutes<RiskCommand, RiskRejection> by(RiskPolicy policy) {
    return new CommandRoutes<>("/risk", "subject",
        new IdForm(RiskSubject.RULE, RiskSubject::canonical),
        List.of(
            new Change<>("block",
                (subject, body) -> RiskCommandParser.block(policy, subject, body)),
            new Change<>("unblock", RiskCommandParser::unblock)),
        RiskCommandHash::of, RiskRejectionProblems::of);
  }
}
