package io.orderlog.command.courier;

import io.orderlog.command.OwnCommandIds;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The event that a command follows from.
 *
 * @param log its name
 * @param traceparent of the event, if it has one
 * @param type of the event
 * @param data of the event, as it is written
 */
public record Cause(String log, String streamId, long version, @Nullable String traceparent,
    String type,
    Supplier<byte[]> data) {

  /** What the events of the command call it. */
  String id() {
    return log + "/" + OwnCommandIds.nameOf(streamId) + "/" + version;
  }

  /**
   * The id of the command, which is taken once by it, however often it is sent.
   *
   * @param index its place in the list of all that follow from the event
   */
  String commandId(int index) {
    return OwnCommandIds.PREFIX + id() + "/" + index;
  }

  /** The id of what is heard when that command is refused for good. */
  String refusalId(int index) {
    return commandId(index) + "/refused";
  }
}
