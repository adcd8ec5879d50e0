package io.orderlog.command.wait;

import io.orderlog.command.token.TokenSecrets;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.wait.WaitCommand;
import io.orderlog.domain.wait.WaitCommand.Join;
import io.orderlog.domain.wait.WaitCommand.Leave;
import io.orderlog.http.body.JsonFields;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.settings.Setting;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON bodies as commands. Every method throws {@link ProblemException} for a body of the wrong
 * shape and {@link InvalidCommandException} for a command that breaks a rule of its own.
 */
final class WaitCommandParser {

  private WaitCommandParser() {}

  static WaitCommand join(String waitId, ObjectNode body) {
    JsonFields fields = JsonFields.of(body);
    String email = fields.text("email");
    fields.check();
    return new Join(waitId, email);
  }

  /** Only for who has the token of this wait, so that nobody ends the waits of others. */
  static WaitCommand leave(TokenSecrets secrets, String sku, String waitId, ObjectNode body) {
    JsonFields fields = JsonFields.of(body);
    String token = fields.text("token");
    fields.check();
    if (secrets.areNone()) {
      throw new ProblemException(Problem.unavailable("wait-tokens-not-taken",
          "Nobody can leave a waiting list here", Setting.WAIT_SECRETS.variable()
              + " is not set, so there is no telling whose wait it is"));
    }
    if (!secrets.haveMade(token, leaving(sku, waitId))) {
      throw new ProblemException(Problem.of(403, "wait-token-not-valid",
          "This is not the token of this wait",
          "token must be the one that was answered when the wait began"));
    }
    return new Leave(waitId);
  }

  /** What a token of a wait allows. No SKU has a slash, so no two waits have one text. */
  static String leaving(String sku, String waitId) {
    return "leave/" + sku + "/" + waitId;
  }
}
