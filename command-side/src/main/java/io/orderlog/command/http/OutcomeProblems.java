package io.orderlog.command.http;

import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.CommandOutcome.CommandIdInFlight;
import io.orderlog.command.CommandOutcome.CommandIdReused;
import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.CommandOutcome.Overloaded;
import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.command.CommandOutcome.TooLarge;
import io.orderlog.command.CommandOutcome.Unknown;
import io.orderlog.command.CommandOutcome.VersionMismatch;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.Problem.FieldError;
import java.util.function.BiFunction;

/**
 * Every outcome of a command but success, as an HTTP problem.
 *
 * @param noun what the aggregate is called, in one word, as in {@code order}
 * @param idName what its id is called
 * @param rejections why it does not take a command
 */
record OutcomeProblems<R>(String noun, String idName, BiFunction<R, String, Problem> rejections) {

  /**
   * The problem to tell.
   *
   * @param outcome not {@link Accepted}
   * @param id of the aggregate
   */
  Problem of(CommandOutcome<R> outcome, String id, String commandId) {
    return switch (outcome) {
      case Accepted<R> accepted ->
        throw new IllegalArgumentException("there is no problem with " + accepted);
      case Rejected<R>(var reason, var version) ->
        rejections.apply(reason, id).about(idName, id, version);
      case VersionMismatch<R>(var version) -> version == 0 ? notFound(id) : mismatch(id, version);
      case CommandIdReused<R> _ -> Problem.of(422, "idempotency-key-reused",
          "The idempotency key belongs to another command", "Another command for this " + noun
              + " came with this Idempotency-Key before; use a new one");
      case CommandIdInFlight<R> _ -> Problem.of(409, "idempotency-key-in-use",
          "The command is being handled",
          "A command with this Idempotency-Key is still running; ask again for its outcome")
          .withRetryAfter(1);
      case TooLarge<R>(var reason) -> Problem.of(413, "event-too-large",
          "The log takes no event of this size",
          "Nothing was written: " + reason + ". Sent again, it is refused again; ask for less, or"
              + " have the setting raised");
      case Overloaded<R> _ -> Problem.unavailable("overloaded",
          "Too many commands are waiting", "Nothing was written; try again soon");
      case NotWritten<R>(var reason) -> notWritten(reason);
      case Unknown<R>(var reason) -> outcomeUnknown(reason, commandId);
    };
  }

  /** The part of the path that should be an id is none. */
  Problem noId(String rule) {
    return missing("The id in the path " + rule);
  }

  private Problem notFound(String id) {
    return missing("There is no " + noun + " " + id).about(idName, id, 0);
  }

  private Problem missing(String detail) {
    return Problem.of(404, noun + "-not-found", "No such " + noun, detail);
  }

  private Problem mismatch(String id, long version) {
    return Problem.of(412, "version-mismatch", "The " + noun + " has moved on",
        "The " + noun + " is at version " + version + ", which If-Match does not name")
        .about(idName, id, version);
  }

  /** Nothing was written, and the same command may succeed later, with or without a key. */
  static Problem notWritten(String reason) {
    return Problem.unavailable("not-writable", "Commands cannot be taken at present",
        "Nothing was written: " + reason);
  }

  /** The command may or may not be in the log, and the client can find out safely. */
  static Problem outcomeUnknown(String reason, String commandId) {
    return Problem.unavailable("outcome-unknown", "The outcome is not known yet",
        "It is not known whether the command was written: " + reason
            + ". Send it again with the Idempotency-Key that idempotencyKey names: it will not"
            + " be done twice")
        .with(Problem.IDEMPOTENCY_KEY, commandId);
  }

  /** The same of what has a name of its own, by which it is known when it comes again. */
  static Problem outcomeUnknown(String reason) {
    return Problem.unavailable("outcome-unknown", "The outcome is not known yet",
        "It is not known whether it was written: " + reason
            + ". Send it again: it will not be done twice");
  }

  /** The command breaks rules of its own. */
  static Problem of(InvalidCommandException invalid) {
    return Problem.of(422, "invalid-command", "The command breaks a rule",
        "See errors for what is allowed")
        .withErrors(invalid.violations().stream()
            .map(violation -> new FieldError(violation.field(), violation.message())).toList());
  }
}
