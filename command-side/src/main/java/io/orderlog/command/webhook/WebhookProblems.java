package io.orderlog.command.webhook;

import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.settings.Setting;

/** Why a webhook is not taken, in HTTP's words. */
final class WebhookProblems {

  private WebhookProblems() {}

  static ProblemException noSecrets(Setting setting) {
    return new ProblemException(Problem.unavailable("webhooks-not-taken",
        "Webhooks are not taken here", setting.variable() + " is not set, so there is no"
            + " telling who sends them"));
  }

  static ProblemException notSigned() {
    return new ProblemException(Problem.of(401, "signature-not-valid",
        "Nobody who is known here has signed this",
        "No v1 signature in webhook-signature fits webhook-id, webhook-timestamp and the body"));
  }

  static ProblemException notFresh() {
    return new ProblemException(Problem.of(401, "timestamp-not-valid",
        "The webhook was not sent just now",
        "webhook-timestamp is more than five minutes off; sign each attempt with its own time"));
  }

  static ProblemException idReused() {
    return new ProblemException(Problem.of(422, "webhook-id-reused",
        "The webhook-id belongs to another webhook", "Another one came with this webhook-id"
            + " before; send each thing that happens under its own"));
  }

  /** It may be later. */
  static ProblemException notTaken(String reason) {
    return new ProblemException(Problem.unavailable("webhook-not-taken",
        "The webhook cannot be taken at present", "Send it again: " + reason));
  }
}
