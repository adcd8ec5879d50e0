package io.orderlog.command.wait;

import io.orderlog.command.http.CommandHash;
import io.orderlog.domain.wait.WaitCommand;
import io.orderlog.domain.wait.WaitCommand.HearStock;
import io.orderlog.domain.wait.WaitCommand.Join;
import io.orderlog.domain.wait.WaitCommand.Leave;
import io.orderlog.domain.wait.WaitCommand.TellMore;

/** The hashes of a waiting list's commands. One byte a command: fixed for ever. */
final class WaitCommandHash {

  private static final byte JOIN = 1;
  private static final byte LEAVE = 2;
  private static final byte HEAR_STOCK = 3;
  private static final byte TELL_MORE = 4;

  private WaitCommandHash() {}

  static String of(WaitCommand command) {
    return switch (command) {
      case Join join -> CommandHash.of(JOIN, join);
      case Leave leave -> CommandHash.of(LEAVE, leave);
      case HearStock heard -> CommandHash.of(HEAR_STOCK, heard);
      case TellMore more -> CommandHash.of(TELL_MORE, more);
    };
  }
}
