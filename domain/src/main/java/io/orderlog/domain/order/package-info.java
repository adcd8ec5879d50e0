/** The order aggregate: its commands, its events, its states, and the decider between them. */
package io.orderlog.domain.order;
