package io.orderlog.domain.payment;

import io.orderlog.domain.payment.PaymentCommand.Fact;
import io.orderlog.domain.payment.PaymentCommand.RecordActionRequired;
import io.orderlog.domain.payment.PaymentCommand.RecordAuthorised;
import io.orderlog.domain.payment.PaymentCommand.RecordCaptureFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordCaptured;
import io.orderlog.domain.payment.PaymentCommand.RecordChargedBack;
import io.orderlog.domain.payment.PaymentCommand.RecordDeclined;
import io.orderlog.domain.payment.PaymentCommand.RecordRefundFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordRefunded;
import io.orderlog.domain.payment.PaymentCommand.RecordVoidFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordVoided;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A payment provider with a ledger of its own, in memory: what really happens to money. It does
 * each request once, whatever it is asked how often, as long as the key is the same. What a
 * customer pays with says how it goes: {@code ok}, {@code declined} or {@code challenge}.
 */
public final class PaymentProvider {

  /** What one authorisation holds and what became of it, in minor units. */
  public static final class Account {
    private long held;
    private long captured;
    private long refunded;
    private long chargedBack;
    private boolean letGo;
    private boolean challenged;

    /** What the customer has paid by it and not got back. */
    public long kept() {
      return captured - refunded - chargedBack;
    }

    public boolean holds() {
      return challenged || (held > captured && !letGo);
    }

    public long captured() {
      return captured;
    }
  }

  private final Map<String, Account> accounts = new HashMap<>();
  private final Map<String, Fact> answers = new HashMap<>();
  private final boolean refusesRefunds;

  /** One that gives back what it has. */
  public PaymentProvider() {
    this(false);
  }

  /** @param refusesRefunds whether it refuses each third refund, whoever asks for whatever */
  public PaymentProvider(boolean refusesRefunds) {
    this.refusesRefunds = refusesRefunds;
  }

  /**
   * Does it, or has done it.
   *
   * @param txId names the transaction within its order
   */
  public Fact perform(String txId, PaymentRequest request, Instant at) {
    if (request instanceof PaymentRequest.Find find) {
      return find(txId, find);
    }
    return answers.computeIfAbsent(request.orderId() + "/" + txId,
        _ -> carryOut(txId, request, at));
  }

  /** All that one order's customer has paid with. */
  public List<Account> accounts(String orderId) {
    List<Account> found = new ArrayList<>();
    accounts.forEach((key, account) -> {
      if (key.startsWith(orderId + "/")) {
        found.add(account);
      }
    });
    return found;
  }

  /** The customer does what was asked, if it still matters. */
  public Optional<Fact> confirm(String orderId, String txId, long amount, Instant at) {
    Account account = account(orderId, txId);
    if (!account.challenged) {
      return Optional.empty();
    }
    account.challenged = false;
    account.held = amount;
    Fact fact = authorised(txId, amount, at);
    answers.put(orderId + "/" + txId, fact);
    return Optional.of(fact);
  }

  /** The customer's bank takes back what is left. */
  public Optional<Fact> chargeBack(String orderId, String txId) {
    Account account = account(orderId, txId);
    long amount = account.kept();
    if (amount <= 0) {
      return Optional.empty();
    }
    account.chargedBack += amount;
    return Optional.of(new RecordChargedBack("dispute-" + txId, txId, amount));
  }

  private Fact find(String txId, PaymentRequest.Find find) {
    Fact known = answers.get(find.orderId() + "/" + txId);
    if (known != null) {
      return known;
    }
    return txId.equals(find.authorisation())
        ? new RecordDeclined(txId, "NOT_FOUND")
        : new RecordCaptureFailed(txId, "NOT_FOUND");
  }

  private Fact carryOut(String txId, PaymentRequest request, Instant at) {
    String holder = request.authorisation();
    Account account = account(request.orderId(), holder);
    return switch (request) {
      case PaymentRequest.Authorise authorise -> authorise(txId, authorise, account, at);
      case PaymentRequest.Capture capture -> {
        if (account.letGo || account.captured + capture.amountMinor() > account.held) {
          yield new RecordCaptureFailed(txId, "NOT_HELD");
        }
        account.captured += capture.amountMinor();
        yield new RecordCaptured(txId, holder, "ref-" + holder, capture.amountMinor());
      }
      case PaymentRequest.CancelAuthorisation _ -> {
        if (!account.holds()) {
          yield new RecordVoidFailed(txId, "NOTHING_HELD");
        }
        account.letGo = true;
        account.challenged = false;
        yield new RecordVoided(txId, holder);
      }
      case PaymentRequest.Refund refund -> {
        if (refund.amountMinor() > account.kept()) {
          yield new RecordRefundFailed(txId, "NOTHING_LEFT");
        }
        if (refusesRefunds && Math.floorMod((request.orderId() + txId).hashCode(), 3) == 0) {
          yield new RecordRefundFailed(txId, "REFUSED");
        }
        account.refunded += refund.amountMinor();
        yield new RecordRefunded(txId, holder, refund.amountMinor());
      }
      case PaymentRequest.Find find -> find(txId, find);
    };
  }

  private static Fact authorise(
      String txId, PaymentRequest.Authorise request, Account account, Instant at) {
    return switch (request.method()) {
      case "declined" -> new RecordDeclined(txId, "NO_FUNDS");
      case "challenge" -> {
        account.challenged = true;
        yield new RecordActionRequired(txId, "https://bank.example/" + txId);
      }
      default -> {
        account.held = request.amountMinor();
        yield authorised(txId, request.amountMinor(), at);
      }
    };
  }

  private static Fact authorised(String txId, long amount, Instant at) {
    return new RecordAuthorised(txId, "ref-" + txId, amount, at.plus(Duration.ofDays(7)));
  }

  private Account account(String orderId, String authorisation) {
    return Objects.requireNonNull(
        accounts.computeIfAbsent(orderId + "/" + authorisation, _ -> new Account()));
  }
}
