/** What calls have in common, whoever is called. */
package io.orderlog.simulators.call;
