/** The sales read model: orders placed and cancelled and payments, per day and currency. */
package io.orderlog.projections.sales;
