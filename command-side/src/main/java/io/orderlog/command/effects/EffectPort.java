package io.orderlog.command.effects;

import io.orderlog.domain.agenda.Due.Effect;

/**
 * Somebody outside who is asked. Called by many threads at once; may take its time.
 *
 * @param <C> commands
 * @param <Q> what may be asked
 */
public interface EffectPort<C, Q> {

  /**
   * Asks once.
   *
   * @param key the same whenever this effect is asked for, so that it is done once
   * @return the fact that the answer is
   * @throws EffectFailedException if there is no answer
   */
  C ask(Effect<C, Q> effect, String key) throws EffectFailedException, InterruptedException;

  /** The fact that an attempt has failed. */
  C failed(Effect<C, Q> effect, String error);
}
