/**
 * What a shipment answers to the process and to what the carrier says, as tables of what is asked
 * and what has happened.
 */
package io.orderlog.domain.shipment.decisions;
