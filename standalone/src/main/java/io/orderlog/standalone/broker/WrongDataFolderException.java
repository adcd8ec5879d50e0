package io.orderlog.standalone.broker;

/** The folder is not the data folder that was meant, or not all of it; nothing was changed. */
final class WrongDataFolderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongDataFolderException(String message) {
    super(message);
  }
}
