package io.orderlog.command.route;

import io.orderlog.command.ProcessIdentity;
import io.orderlog.eventlog.writers.ClaimReader;
import io.orderlog.eventlog.writers.WriterGroup;
import io.orderlog.time.Ticker;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a process has around its routers: the directory, and its place in the group. */
public final class Membership implements AutoCloseable {

  private final WriterDirectory directory;
  private @Nullable GroupMembership joined;

  /** One that has not joined. */
  public Membership(ProcessIdentity identity, Supplier<ClaimReader> claims) {
    this.directory = new WriterDirectory(identity, claims);
  }

  /** For its routers. */
  public WriterDirectory directory() {
    return directory;
  }

  /** Lets these take commands when the group says so. */
  public void join(
      WriterGroup.Joining group, String url, Ticker ticker, CommandRouter<?, ?, ?, ?>... routers) {
    directory.follow(url);
    joined = GroupMembership.start("of a test", group, List.of(routers), ticker);
  }

  /** Hands all slots back. */
  public void leave() {
    GroupMembership member = joined;
    if (member != null) {
      member.close();
    }
  }

  @Override
  public void close() {
    leave();
    directory.close();
  }
}
