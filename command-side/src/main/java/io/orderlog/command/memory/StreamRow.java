package io.orderlog.command.memory;

import io.orderlog.eventlog.LogPosition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of one stream in one place: nearly every stream has few events, so that one look
 * finds both its state and the commands it has handled. Of a stream that has handled many, the
 * older ones are kept elsewhere, so that no row grows without bounds. Immutable.
 *
 * @param first the place of its first event
 * @param recent its newest commands by id, the newest last; at most {@link #MOST_RECENT}
 * @param hasOlder whether there are commands before those
 */
public record StreamRow<S>(LogPosition first, StreamState<S> state,
    SequencedMap<String, HandledCommand> recent, boolean hasOlder) {

  static final int MOST_RECENT = 8;

  /** A command that has left the row. */
  record Older(LogPosition first, String commandId, HandledCommand command) {}

  /** The row after one more event. */
  StreamRow<S> with(StreamState<S> after, String commandId, HandledCommand command) {
    SequencedMap<String, HandledCommand> commands = new LinkedHashMap<>(recent);
    commands.putLast(commandId, command);
    boolean tooMany = commands.size() > MOST_RECENT;
    if (tooMany) {
      commands.pollFirstEntry();
    }
    return new StreamRow<>(first, after, commands, hasOlder || tooMany);
  }

  /** The command that {@link #with} this id takes out of the row, if it takes one. */
  @Nullable
  Older displacedBy(String commandId) {
    if (recent.size() < MOST_RECENT || recent.containsKey(commandId)) {
      return null;
    }
    Map.Entry<String, HandledCommand> oldest = recent.firstEntry();
    return new Older(first, oldest.getKey(), oldest.getValue());
  }
}
