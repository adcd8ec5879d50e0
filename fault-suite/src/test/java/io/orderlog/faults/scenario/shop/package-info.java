/** A shop of real processes under real faults. Each scenario ends with a proof from all logs. */
package io.orderlog.faults.scenario.shop;
