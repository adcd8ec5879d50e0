package io.orderlog.command.wait;

import io.orderlog.domain.wait.WaitRejection;
import io.orderlog.domain.wait.WaitRejection.AlreadyWaiting;
import io.orderlog.domain.wait.WaitRejection.InStock;
import io.orderlog.domain.wait.WaitRejection.NotDue;
import io.orderlog.domain.wait.WaitRejection.NotWaiting;
import io.orderlog.domain.wait.WaitRejection.TooManyWaiting;
import io.orderlog.domain.wait.WaitRejection.WaitIdTaken;
import io.orderlog.http.problem.Problem;

/** Why a waiting list does not take a command, in HTTP's words. */
final class WaitRejectionProblems {

  private WaitRejectionProblems() {}

  static Problem of(WaitRejection reason, String sku) {
    return switch (reason) {
      case InStock() -> conflict("item-in-stock",
          "Some of " + sku + " can be had, so there is nothing to wait for");
      case AlreadyWaiting() -> conflict("already-waiting",
          "This address waits for " + sku + " already, and keeps its place");
      case WaitIdTaken() -> conflict("wait-id-taken",
          "The wait of another address has this id; send the command with another"
              + " Idempotency-Key");
      case TooManyWaiting(var limit) -> conflict("too-many-waiting",
          "For " + sku + " wait " + limit + ", and no more can");
      case NotWaiting() -> Problem.of(404, "wait-not-found", "No such wait",
          "Nobody waits for " + sku + " under this id: it was left, or told, or never there");
      case NotDue() -> conflict("nobody-to-tell", "Nobody is to be told of " + sku + " yet");
    };
  }

  private static Problem conflict(String slug, String detail) {
    return Problem.of(409, slug, "The waiting list does not allow this", detail);
  }
}
