/** The database of the read models, H2 or PostgreSQL: pools, transactions, errors, rows in bulk. */
package io.orderlog.projections.database;
