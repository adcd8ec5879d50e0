/** The read model of the subjects of risk: what was assessed of each, and whether it is blocked. */
package io.orderlog.projections.risk;
