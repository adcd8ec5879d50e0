package io.orderlog.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What one class logs, kept out of the test's own output. Thread-safe. */
public final class CapturedLog implements AutoCloseable {

  private final Logger logger;
  private final @Nullable Level levelBefore;
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  public CapturedLog(String loggerName) {
    logger = (Logger) LoggerFactory.getLogger(loggerName);
    levelBefore = logger.getLevel();
    appender.start();
    logger.setLevel(Level.DEBUG);
    logger.setAdditive(false);
    logger.addAppender(appender);
  }

  /** Everything logged so far, each with what was thrown. */
  public List<String> lines() {
    return List.copyOf(appender.list).stream().map(event -> event.getLevel() + " "
        + event.getFormattedMessage()
        + (event.getThrowableProxy() == null ? "" : " " + event.getThrowableProxy().getMessage()))
        .toList();
  }

  @Override
  public void close() {
    logger.detachAppender(appender);
    logger.setAdditive(true);
    logger.setLevel(levelBefore);
  }
}
