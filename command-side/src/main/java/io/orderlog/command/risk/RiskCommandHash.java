package io.orderlog.command.risk;

import io.orderlog.command.http.CommandHash;
import io.orderlog.domain.risk.RiskCommand;
import io.orderlog.domain.risk.RiskCommand.Assess;
import io.orderlog.domain.risk.RiskCommand.Block;
import io.orderlog.domain.risk.RiskCommand.Unblock;

/** The hashes of a subject's commands. One byte a command: fixed for ever. */
final class RiskCommandHash {

  private static final byte ASSESS = 1;
  private static final byte BLOCK = 2;
  private static final byte UNBLOCK = 3;

  private RiskCommandHash() {}

  static String of(RiskCommand command) {
    return switch (command) {
      case Assess assess -> CommandHash.of(ASSESS, assess);
      case Block block -> CommandHash.of(BLOCK, block);
      case Unblock unblock -> CommandHash.of(UNBLOCK, unblock);
    };
  }
}
