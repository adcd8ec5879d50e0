package io.orderlog.command;

import io.orderlog.domain.agenda.Agenda;
import java.util.function.Function;

/**
 * What an aggregate does without being asked: the commands that it gives itself when their time has
 * come.
 *
 * @param agenda what is due when
 * @param hash of the commands of the agenda, as of those that come over HTTP
 */
public record Timetable<C, S>(Agenda<S, C, ?> agenda, Function<C, String> hash) {}
