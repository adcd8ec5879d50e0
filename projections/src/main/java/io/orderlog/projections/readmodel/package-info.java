/**
 * What all read models have in common. A read model's rows and its checkpoint change in one
 * database transaction; it exists in generations, one of which answers queries while the next one
 * is built next to it.
 */
package io.orderlog.projections.readmodel;
