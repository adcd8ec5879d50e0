/** The payment provider that payments ask, over HTTP. */
package io.orderlog.command.payment.provider;
