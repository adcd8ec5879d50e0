package io.orderlog.command.risk;

import io.orderlog.domain.risk.RiskRejection;
import io.orderlog.domain.risk.RiskRejection.AlreadyBlocked;
import io.orderlog.domain.risk.RiskRejection.NotBlocked;
import io.orderlog.http.problem.Problem;

/** Why a subject does not take a command, in HTTP's words. */
final class RiskRejectionProblems {

  private RiskRejectionProblems() {}

  static Problem of(RiskRejection reason, String subject) {
    return switch (reason) {
      case AlreadyBlocked(var before) -> conflict("subject-blocked",
          subject + " is blocked already: " + before);
      case NotBlocked() -> conflict("subject-not-blocked", subject + " is not blocked");
    };
  }

  private static Problem conflict(String slug, String detail) {
    return Problem.of(409, slug, "The subject does not allow this", detail);
  }
}
