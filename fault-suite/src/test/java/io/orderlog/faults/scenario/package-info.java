/** The real processes under real faults. Each scenario ends with a proof from its history. */
package io.orderlog.faults.scenario;
