package io.orderlog.command.payment.provider;

import io.orderlog.command.effects.Effects;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentRequest;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.process.RunningParts;
import io.orderlog.time.Ticker;
import java.net.URI;
import java.util.Optional;

/** Whom payments ask. */
public final class PaymentProvider {

  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  private PaymentProvider() {}

  /**
   * The one at this URL, to which nobody connects before something is asked.
   *
   * @param url nobody is asked if there is none
   * @param parts closes what asks
   */
  public static Effects<PaymentCommand, PaymentRequest> at(
      Optional<URI> url, Ticker ticker, RunningParts parts) {
    String log = PaymentLog.PAYMENTS.name();
    PaymentProviderPort port = new PaymentProviderPort(
        parts.add(new PaymentProviderClient(url.orElse(NOWHERE))));
    return parts.add(url.isPresent()
        ? new Effects<>(log, port, ticker)
        : Effects.held(log, port, "nobody is asked for money, because ORDERLOG_PAYMENT_URL names"
            + " no provider", ticker));
  }
}
