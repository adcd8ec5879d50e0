package io.orderlog.simulators.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;

/** What a mail says; empty texts for what it does not. */
record Content(String messageId, String subject, String text, String html) {

  private static final Session SESSION = Session.getInstance(new Properties());

  /**
   * Reads a mail.
   *
   * @throws MessagingException if it is none
   */
  static Content of(byte[] raw) throws MessagingException {
    MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(raw));
    return new Content(orEmpty(message.getMessageID()), orEmpty(message.getSubject()),
        text(message, "text/plain"), text(message, "text/html"));
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /** The first part of this type. */
  private static String text(Part part, String type) throws MessagingException {
    try {
      if (part.isMimeType(type) && part.getContent() instanceof String text) {
        return text.replace("\r\n", "\n");
      }
      if (part.getContent() instanceof Multipart parts) {
        for (int i = 0; i < parts.getCount(); i++) {
          String found = text(parts.getBodyPart(i), type);
          if (!found.isEmpty()) {
            return found;
          }
        }
      }
      return "";
    } catch (IOException unreadable) {
      throw new MessagingException("a part of it cannot be read", unreadable);
    }
  }
}
