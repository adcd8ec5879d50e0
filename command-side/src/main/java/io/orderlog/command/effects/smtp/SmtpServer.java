package io.orderlog.command.effects.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a mail server is, and how it is spoken to.
 *
 * @param host a name or an IP address, an IPv6 one without brackets
 * @param login who says who he is, if anybody has to
 */
public record SmtpServer(String host, int port, Security security, Optional<Login> login) {

  /** What a URL of one looks like. */
  public static final String FORM = "smtp://[user:password@]host[:port] or"
      + " smtps://[user:password@]host[:port], with % before what a URL may not have";

  private static final int SUBMISSION = 587;
  private static final int SUBMISSION_TLS = 465;
  private static final int MAX_PORT = 65_535;

  /** How a connection is kept from others' eyes. */
  public enum Security {
    /** From its first byte on, with a server that proves who it is. */
    TLS,
    /** Before anything is said, with a server that proves who it is; else nothing is said. */
    STARTTLS,
    /** If the server offers it; who it is, nobody asks. */
    IF_OFFERED
  }

  /** A user of the server. Its text does not tell the password. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[user=" + user + "]";
    }
  }

  /** One without a login, which is spoken to in the clear unless it offers something better. */
  public static SmtpServer at(String host, int port) {
    return new SmtpServer(host, port, Security.IF_OFFERED, Optional.empty());
  }

  /** A text is no URL of a server. The message says why, without what may be secret. */
  public static final class NoServerException extends Exception {

    private static final long serialVersionUID = 1;

    NoServerException(String why) {
      super(why);
    }
  }

  /**
   * The server at a URL of the {@link #FORM}. With {@code smtps} all of a connection is encrypted;
   * with {@code smtp} it is if the server offers that, and has to be if there is a password to be
   * told.
   *
   * @throws NoServerException if it is none
   */
  public static SmtpServer parse(String text) throws NoServerException {
    URI url = url(text);
    boolean isTls = requireScheme(url);
    requireNothingBehind(url);
    Optional<Login> login = login(url);
    int usual = isTls ? SUBMISSION_TLS : SUBMISSION;
    return new SmtpServer(url.getHost().replaceAll("[\\[\\]]", ""),
        url.getPort() == -1 ? usual : url.getPort(),
        isTls ? Security.TLS : login.isPresent() ? Security.STARTTLS : Security.IF_OFFERED,
        login);
  }

  /** What is in the wrong place may be a part of a password, so it is not shown. */
  private static URI url(String text) throws NoServerException {
    try {
      return new URI(text);
    } catch (URISyntaxException notOne) {
      throw new NoServerException(notOne.getIndex() < 0 || notOne.getIndex() >= text.length()
          ? "there is no host in it"
          : "its character " + (notOne.getIndex() + 1)
              + " cannot be there in a URL, unless it is written with %");
    }
  }

  private static boolean requireScheme(URI url) throws NoServerException {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    require(scheme.equals("smtp") || scheme.equals("smtps"),
        url.getRawAuthority() == null
            ? "it does not begin with smtp:// or smtps://"
            : "it begins with " + scheme + "://, and not with smtp:// or smtps://");
    return scheme.equals("smtps");
  }

  private static void requireNothingBehind(URI url) throws NoServerException {
    require(url.getHost() != null, "there is no host in it, or one that is no name of a host;"
        + " in a password, each @, : and / is written with %");
    require(url.getPort() == -1 || (url.getPort() >= 1 && url.getPort() <= MAX_PORT),
        "its port is " + url.getPort() + ", and not one from 1 to " + MAX_PORT);
    require(url.getRawPath().isEmpty() || url.getRawPath().equals("/"),
        "there is a path behind its host");
    require(url.getRawQuery() == null, "there is a ? behind its host");
    require(url.getRawFragment() == null, "there is a # behind its host");
  }

  private static void require(boolean holds, String why) throws NoServerException {
    if (!holds) {
      throw new NoServerException(why);
    }
  }

  private static Optional<Login> login(URI url) throws NoServerException {
    String user = url.getRawUserInfo();
    if (user == null) {
      return Optional.empty();
    }
    require(user.matches("[^:]+:.+"), "before its @ there is not both a user and a password");
    return Optional.of(login(user));
  }

  private static Login login(String userInfo) {
    int colon = userInfo.indexOf(':');
    return new Login(
        decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1)));
  }

  /** A plus is a plus in this part of a URL. */
  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
  }
}
