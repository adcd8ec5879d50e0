package io.orderlog.command;

import io.orderlog.command.effects.Effects;
import io.orderlog.domain.agenda.Agenda;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an aggregate does without being asked: the commands that it gives itself when their time has
 * come, and what it asks somebody outside.
 *
 * @param agenda what is due when
 * @param hash of the commands of the agenda and of the facts that answers are, as of those that
 *     come over HTTP
 * @param effects who is asked outside; nobody, if that is held back
 */
public record Timetable<C, S, Q>(
    Agenda<S, C, Q> agenda, Function<C, String> hash, Optional<Effects<C, Q>> effects) {

  /** One that asks nobody. */
  public Timetable(Agenda<S, C, Q> agenda, Function<C, String> hash) {
    this(agenda, hash, Optional.empty());
  }

  /** The same that asks these. */
  public Timetable<C, S, Q> asking(Effects<C, Q> outside) {
    return new Timetable<>(agenda, hash, Optional.of(outside));
  }
}
