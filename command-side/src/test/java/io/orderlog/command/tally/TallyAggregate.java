package io.orderlog.command.tally;

import io.orderlog.command.Aggregate;
import io.orderlog.command.ServedAggregate;
import io.orderlog.command.http.CommandHash;
import io.orderlog.command.http.CommandRoute.Change;
import io.orderlog.command.http.CommandRoutes;
import io.orderlog.command.http.IdForm;
import io.orderlog.command.memory.codec.JsonStateCodec;
import io.orderlog.eventlog.tally.TallyCommand;
import io.orderlog.eventlog.tally.TallyCommand.Add;
import io.orderlog.eventlog.tally.TallyDecider;
import io.orderlog.eventlog.tally.TallyEvent;
import io.orderlog.eventlog.tally.TallyLog;
import io.orderlog.eventlog.tally.TallyRejection;
import io.orderlog.eventlog.tally.TallyRejection.AlreadyFull;
import io.orderlog.eventlog.tally.TallyRejection.TooMuch;
import io.orderlog.eventlog.tally.TallyState;
import io.orderlog.http.body.JsonFields;
import io.orderlog.http.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Tallies, as a command side writes them next to orders. */
public final class TallyAggregate {

  private static final Pattern WORD = Pattern.compile("[a-z]{1,20}");

  private TallyAggregate() {}

  public static ServedAggregate<TallyCommand, TallyState, TallyEvent, TallyRejection> served() {
    return new ServedAggregate<>(
        new Aggregate<>(TallyLog.TALLIES, new TallyDecider(), TallyDecider::statusOf,
            new JsonStateCodec<>(1, TallyState.class)),
        new CommandRoutes<>("/tallies", "tally",
            new IdForm("must be a word in lower case",
                text -> Optional.of(text).filter(WORD.asMatchPredicate())),
            List.of(new Change<>("add", TallyAggregate::add)),
            TallyAggregate::hash, TallyAggregate::problem));
  }

  private static TallyCommand add(ObjectNode body) {
    JsonFields fields = JsonFields.of(body);
    int amount = fields.wholeNumber("amount");
    fields.check();
    return new Add(amount);
  }

  private static String hash(TallyCommand command) {
    return switch (command) {
      case Add add -> CommandHash.of((byte) 1, add);
    };
  }

  private static Problem problem(TallyRejection reason, String tally) {
    return switch (reason) {
      case TooMuch(var room) -> Problem.of(409, "too-much", "The tally does not allow this",
          "There is room for " + room + " in " + tally);
      case AlreadyFull() -> Problem.of(409, "tally-full", "The tally does not allow this",
          tally + " is full");
    };
  }
}
