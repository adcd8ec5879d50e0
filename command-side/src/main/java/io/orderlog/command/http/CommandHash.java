package io.orderlog.command.http;

import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderCommand.PayOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** Tells whether two requests ask the same, however their JSON is written. */
public final class CommandHash {

  /** 128 bits: two commands of one idempotency key do not collide by accident. */
  private static final int BYTES = 16;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private CommandHash() {}

  public static String of(OrderCommand command) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(name(command));
      byte[] hash = digest.digest(MAPPER.writeValueAsBytes(normal(command)));
      return Base64.getUrlEncoder().withoutPadding()
          .encodeToString(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** The same for commands that ask the same: 20.0 is the amount that 20.00 is. */
  private static OrderCommand normal(OrderCommand command) {
    return command instanceof PayOrder(var reference, var amount)
        ? new PayOrder(reference, amount.stripTrailingZeros())
        : command;
  }

  /** One byte a command: fixed for ever, because the hash stays in the log. */
  private static byte name(OrderCommand command) {
    return switch (command) {
      case OrderCommand.PlaceOrder _ -> 1;
      case OrderCommand.ChangeQuantity _ -> 2;
      case OrderCommand.PayOrder _ -> 3;
      case OrderCommand.ShipOrder _ -> 4;
      case OrderCommand.DeliverOrder _ -> 5;
      case OrderCommand.CancelOrder _ -> 6;
      case OrderCommand.ReturnOrder _ -> 7;
    };
  }
}
