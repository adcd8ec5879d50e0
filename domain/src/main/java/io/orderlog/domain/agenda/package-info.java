/**
 * What an aggregate waits for: times at which it gives itself a command, and requests to somebody
 * outside. It follows from the state alone, so a restart forgets none of it, and what a state has
 * left behind is not due any more.
 */
package io.orderlog.domain.agenda;
