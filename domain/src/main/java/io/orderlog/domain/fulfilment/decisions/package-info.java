/** How a process goes on when it hears something, as a table of each that it hears. */
package io.orderlog.domain.fulfilment.decisions;
