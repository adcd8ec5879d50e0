package io.orderlog.command.stock;

import io.orderlog.command.http.CommandHash;
import io.orderlog.domain.stock.StockCommand;
import io.orderlog.domain.stock.StockCommand.Adjust;
import io.orderlog.domain.stock.StockCommand.Confirm;
import io.orderlog.domain.stock.StockCommand.Consume;
import io.orderlog.domain.stock.StockCommand.ExpireHolds;
import io.orderlog.domain.stock.StockCommand.Receive;
import io.orderlog.domain.stock.StockCommand.Release;
import io.orderlog.domain.stock.StockCommand.Reserve;
import io.orderlog.domain.stock.StockCommand.Return;
import io.orderlog.domain.stock.StockCommand.TryReserve;

/** The hashes of an item's commands. One byte a command: fixed for ever. */
final class StockCommandHash {

  private static final byte RECEIVE = 1;
  private static final byte ADJUST = 2;
  private static final byte TRY_RESERVE = 3;
  private static final byte RESERVE = 4;
  private static final byte CONFIRM = 5;
  private static final byte RELEASE = 6;
  private static final byte CONSUME = 7;
  private static final byte RETURN = 8;
  private static final byte EXPIRE_HOLDS = 9;

  private StockCommandHash() {}

  static String of(StockCommand command) {
    return switch (command) {
      case Receive receive -> CommandHash.of(RECEIVE, receive);
      case Adjust adjust -> CommandHash.of(ADJUST, adjust);
      case TryReserve reserve -> CommandHash.of(TRY_RESERVE, reserve);
      case Reserve reserve -> CommandHash.of(RESERVE, reserve);
      case Confirm confirm -> CommandHash.of(CONFIRM, confirm);
      case Release release -> CommandHash.of(RELEASE, release);
      case Consume consume -> CommandHash.of(CONSUME, consume);
      case Return returning -> CommandHash.of(RETURN, returning);
      case ExpireHolds expire -> CommandHash.of(EXPIRE_HOLDS, expire);
    };
  }
}
