package io.orderlog.command.effects.smtp;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;

/** Addresses as SMTP takes them: nothing in them can end a line of a header or a command. */
public final class MailAddresses {

  private MailAddresses() {}

  /**
   * The address that a text is, its domain in ASCII.
   *
   * @throws AddressException if it is none that any mail server takes
   */
  public static InternetAddress parse(String text) throws AddressException {
    int at = text.lastIndexOf('@');
    if (at < 0) {
      throw new AddressException("there is no @ in it");
    }
    String domain;
    try {
      domain = IDN.toASCII(text.substring(at + 1));
    } catch (IllegalArgumentException noDomain) {
      throw new AddressException("what is behind its @ is no domain");
    }
    String ascii = text.substring(0, at + 1) + domain;
    if (!ascii.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new AddressException("what is before its @ has other characters than those of ASCII");
    }
    InternetAddress address = new InternetAddress();
    address.setAddress(ascii);
    address.validate();
    return address;
  }

  /** Whether mails can come from this address. */
  public static boolean isAddress(String text) {
    try {
      parse(text);
      return true;
    } catch (AddressException _) {
      return false;
    }
  }
}
