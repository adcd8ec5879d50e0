package io.orderlog.http.body;

import io.javalin.http.Context;
import io.orderlog.http.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what a client still sends of a body that nobody wants. A connection that is closed over
 * unread bytes is reset, and a reset may take the answer away from a client that first sends all
 * and then reads (RFC 9112, section 9.6).
 */
public final class UnreadBody {

  /** Who sends more than this is cut off, answer or not. */
  public static final long MAX_BYTES = 64L * HttpServer.MAX_BODY_BYTES;

  private static final Logger LOG = LoggerFactory.getLogger(UnreadBody.class);

  private UnreadBody() {}

  /** The rest of a body that the client was asked to send, because a handler began to read it. */
  static void discardIfAskedFor(Context context) {
    if (asksFirst(context)) {
      discard(context);
    }
  }

  /** What a client sends without having asked; one that asked first keeps what nobody reads. */
  public static void discardIfSentUnasked(Context context) {
    if (!asksFirst(context) && announcesBody(context)) {
      discard(context);
    }
  }

  private static void discard(Context context) {
    if (context.req().getContentLengthLong() > MAX_BYTES) {
      return;
    }
    try {
      InputStream rest = context.req().getInputStream();
      // Nearly always the handler has read all: then there is no need of a buffer.
      if (rest.read() < 0) {
        return;
      }
      byte[] buffer = new byte[8 * 1024];
      long left = MAX_BYTES - 1;
      for (int read = 0; read >= 0 && left > 0; left -= read) {
        read = rest.read(buffer);
      }
    } catch (IOException gone) {
      LOG.debug("the client ended within a body that is not read", gone);
    }
  }

  private static boolean asksFirst(Context context) {
    return context.header("Expect") != null;
  }

  private static boolean announcesBody(Context context) {
    return context.req().getContentLengthLong() > 0 || context.header("Transfer-Encoding") != null;
  }
}
