package io.orderlog.command.write;

/**
 * What a writer is doing.
 *
 * @param name for machines
 * @param detail for people, in one line
 */
public record WriterPhase(Name name, String detail) {

  /**
   * <pre>
   * CATCHING_UP → SERVING      the log is read to its end
   * SERVING     → CATCHING_UP  the outcome of an append is unknown: the log has to be read
   * SERVING     → FENCED       another process has become this writer
   * CATCHING_UP → FENCED
   * any         → FAILED       the log cannot be trusted: an operator decides
   * any         → STOPPED
   * </pre>
   */
  public enum Name {
    CATCHING_UP, SERVING, FENCED, FAILED, STOPPED
  }

  static final WriterPhase STARTING = new WriterPhase(Name.CATCHING_UP,
      "is reading the log before it takes commands");
  static final WriterPhase SERVING = new WriterPhase(Name.SERVING, "takes commands");
  static final WriterPhase STOPPED = new WriterPhase(Name.STOPPED, "is stopped");

  public boolean is(Name other) {
    return name == other;
  }
}
