/** What happens to orders minute by minute, added up to windows when somebody asks. */
package io.orderlog.projections.analytics;
