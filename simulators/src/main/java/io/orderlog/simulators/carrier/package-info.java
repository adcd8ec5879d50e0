/** A carrier: labels, and parcels on their way. */
package io.orderlog.simulators.carrier;
