/** Events that do not fit into a read model: parked with the later ones of their stream. */
package io.orderlog.projections.quarantine;
