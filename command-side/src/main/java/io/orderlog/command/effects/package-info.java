/**
 * Somebody outside is asked for what an aggregate's agenda says, by an {@link EffectPort}, if the
 * log has its {@link EffectPermit}.
 */
package io.orderlog.command.effects;
