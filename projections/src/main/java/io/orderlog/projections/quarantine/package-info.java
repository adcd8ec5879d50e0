/** Events that do not fit into a read model: parked with the later ones of their order. */
package io.orderlog.projections.quarantine;
