/**
 * What every aggregate has in common: it is a {@link io.orderlog.domain.Decider}, its commands
 * check themselves, its money is exact.
 */
package io.orderlog.domain;
