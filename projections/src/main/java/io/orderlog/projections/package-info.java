/**
 * The projections process: which read models there are, and the wiring that keeps them fed.
 *
 * <p>Each read model has a package with its row, tables, fold and finders; what they have in common
 * (database, generations, checkpoints, feeding, rebuilding) is in {@code readmodel}.
 */
package io.orderlog.projections;
