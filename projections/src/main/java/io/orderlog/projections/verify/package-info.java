/** Is every row as the log says? */
package io.orderlog.projections.verify;
