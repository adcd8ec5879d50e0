/** Generations of a read model and their checkpoints: which one is active, and how far each is. */
package io.orderlog.projections.generation;
