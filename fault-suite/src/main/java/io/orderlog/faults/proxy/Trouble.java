package io.orderlog.faults.proxy;

import java.time.Duration;

/** What a {@link TcpProxy} does to the bytes that come through it. */
public sealed interface Trouble {

  /** Hands everything on at once. */
  record None() implements Trouble {}

  /** Hands everything on in both directions, each piece this much later. */
  record Delay(Duration duration) implements Trouble {}

  /** Requests arrive, answers do not: the client cannot know what became of them. */
  record DropAnswers() implements Trouble {}

  /** Nothing arrives anywhere, and nobody is told. */
  record BlackHole() implements Trouble {}
}
