package io.orderlog.command.payment.provider;

import io.orderlog.command.effects.EffectFailedException;
import io.orderlog.command.effects.http.OutsideClient;
import io.orderlog.command.effects.http.RefusedException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The HTTP API of a payment provider, as docs/api/simulators.yaml has it. Thread-safe. */
public final class PaymentProviderClient implements AutoCloseable {

  private static final String PAYMENTS = "/v1/payments";

  private final OutsideClient client;

  /** @param url where the provider is */
  public PaymentProviderClient(URI url) {
    this.client = new OutsideClient("the payment provider", url);
  }

  /** Asks for money to be held. */
  ProviderPayment pay(String key, String reference, long amount, String currency, String method)
      throws EffectFailedException, RefusedException, InterruptedException {
    return ProviderPayment.of(client.post(PAYMENTS, key, Map.of("reference", reference, "amount",
        amount, "currency", currency, "method", method)));
  }

  /** Asks for something to be done with a payment, as in {@code capture}. */
  ProviderPayment.Operation operate(
      String key, String paymentId, String what, Map<String, Object> body)
      throws EffectFailedException, RefusedException, InterruptedException {
    return ProviderPayment.Operation.of(client.post(
        PAYMENTS + "/" + OutsideClient.inUrl(paymentId) + "/" + what, key, body));
  }

  /** A payment as it is now. */
  ProviderPayment get(String paymentId) throws EffectFailedException, InterruptedException {
    return ProviderPayment.of(client.get(PAYMENTS + "/" + OutsideClient.inUrl(paymentId)));
  }

  /** The payment that was asked for with this key, if the provider has ever heard of it. */
  Optional<ProviderPayment> find(String key, String reference)
      throws EffectFailedException, InterruptedException {
    return client.list(PAYMENTS + "?reference=" + OutsideClient.inUrl(reference)).stream()
        .map(ProviderPayment::of).filter(each -> each.key().equals(key)).findFirst();
  }

  @Override
  public void close() {
    client.close();
  }
}
