/**
 * What follows from an event: the commands that other aggregates are to get because of it. A pure
 * function of the event, so that it can be asked again after any fault and gives the same list.
 */
package io.orderlog.domain.reactions;
